// Rounds in which somebody is slow, a pack comes in parts, or something changes at this place meanwhile.
#include <mutex>

#include "place.h"

namespace {

// The same machine by another address: a neighbour is known by its own.
constexpr const char* elsewhere = "::ffff:127.0.0.1";

std::uint16_t port_of(const support::LoopbackServer& server) {
  const std::string url = server.url();
  return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

// Takes whoever comes and never says anything.
struct Silent {
  support::LoopbackServer server{[](const support::LoopbackRequest&) { return support::LoopbackReply{"", true}; }};
  session::Neighbour come(const std::string& address) const { return {address, port_of(server), 0}; }
};

// Has version 2 of a pack, and breaks off after a hundred bytes of it as long as nothing of it was there.
struct Breaking {
  std::string pack;
  std::vector<std::string> ranges{};
  support::LoopbackServer server{[this](const support::LoopbackRequest& request) { return answer(request); }};

  support::LoopbackReply answer(const support::LoopbackRequest& request) {
    if (request.path == "/v1/list") {
      return support::http_reply("200 OK", neighbours::text_of({{{content::PackId("org.example.hello"), 2, pack.size(), std::string(64, 'a')}}, {}}));
    }
    const auto from = request.head.find("Range: bytes=");
    ranges.push_back(from == std::string::npos ? "" : request.head.substr(from + 13, request.head.find("\r\n", from) - from - 13));
    if (ranges.back().empty()) return {"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(pack.size()) + "\r\n\r\n" + pack.substr(0, 100)};
    return support::http_reply("206 Partial Content", pack.substr(100));
  }
};

}  // namespace

TEST_CASE("neighbours that say nothing take their share of a round and the others are met in it") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Place other(of.collector, of.meadow, 12);
  other.kiosk.close();
  other.meet();
  const Silent one;
  const Silent two;
  of.meadow.all.insert(of.meadow.all.begin(), {one.come(elsewhere), two.come(elsewhere)});
  here.limits.longest = std::chrono::seconds(6);
  here.begin();
  CHECK(here.meet().batches == 1);
}

TEST_CASE("who was slow the last time is visited after everybody else") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  std::mutex mutex;
  std::string order;
  const auto come = [&](char who) {
    const std::lock_guard lock(mutex);
    order += who;
  };
  const support::LoopbackServer slow([&](const support::LoopbackRequest&) {
    come('s');
    return support::LoopbackReply{"", true};
  });
  const support::LoopbackServer quick([&](const support::LoopbackRequest&) {
    come('q');
    return support::http_reply("200 OK", neighbours::text_of({}));
  });
  of.meadow.all = {{elsewhere, port_of(slow), 0}, {"127.0.0.1", port_of(quick), 0}};
  here.limits.longest = std::chrono::milliseconds(600);
  here.begin();
  here.meet();
  order.clear();
  for (int round = 0; round < 3; ++round) here.meet();
  CHECK(order == "qsqsqs");
}

TEST_CASE("two slow neighbours do not throw away what came of each other") {
  for (const bool is_turned : {false, true}) {
    Offered offered;
    const std::string pack = stock_test::pack_bytes({2, 0, &offered.key});
    Breaking one{pack};
    Breaking two{pack};
    std::vector<session::Neighbour>& all = offered.of.meadow.all;
    all = {{"127.0.0.1", port_of(one.server), 0}, {elsewhere, port_of(two.server), 0}};
    CHECK(offered.here.meet().packs == 0);
    if (is_turned) std::swap(all[0], all[1]);
    CHECK(offered.here.meet().packs == 1);
    CHECK(one.ranges.size() + two.ranges.size() == 3);
    CHECK((one.ranges.back() == "100-" || two.ranges.back() == "100-"));
  }
}

TEST_CASE("of packs that came in part the oldest go where all together would be more than may lie there") {
  Offered offered;
  const std::string pack = stock_test::pack_bytes({2, 0, &offered.key});
  offered.here.limits.begun_bytes = pack.size();
  offered.here.begin();
  Breaking one{pack};
  Breaking two{pack};
  offered.of.meadow.all = {{"127.0.0.1", port_of(one.server), 0}, {elsewhere, port_of(two.server), 0}};
  offered.here.meet();
  const auto parts = base::names_in(offered.here.data() / "neighbours" / "packs").value();
  CHECK(parts.size() == 1);
}

TEST_CASE("a file is listed with the size and hash that it has now and not with those of another that had its name") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  const Place other(of.collector, of.meadow, 12);
  const CourierItem item{CourierKind::batch, "k-1", std::string(32, '1'), 1};
  const auto carried = [&] { return evaluation::CourierFolder::at(here.data() / "onward").value(); };
  std::filesystem::create_directories(here.data() / "onward");
  const auto listed = [&] { return other.port->list(of.meadow.all.at(0), base::never_cancelled)->files; };
  for (const base::Bytes& payload : {base::Bytes{'o', 'n', 'e'}, base::Bytes{'t', 'w', 'o'}, base::Bytes{'m', 'o', 'r', 'e'}}) {
    REQUIRE(carried().write(item, payload));
    here.meet();
    const base::Bytes file = evaluation::wrap_for_courier(item, payload);
    CHECK(listed() == std::vector<session::SharedFile>{{evaluation::courier_name(item), file.size(), evaluation::batch_hash(file)}});
  }
}

TEST_CASE("a pack that is withdrawn here while a neighbour gives a newer one stays out and nobody is blamed") {
  Offered offered;
  const std::string pack = stock_test::pack_bytes({2, 0, &offered.key});
  const auto withdrawn = offered.here.data() / "withdrawn.json";
  const support::LoopbackServer server([&](const support::LoopbackRequest& request) {
    if (request.path == "/v1/list") {
      return support::http_reply("200 OK", neighbours::text_of({{{content::PackId("org.example.hello"), 2, pack.size(), std::string(64, 'a')}}, {}}));
    }
    const auto desk = stock::make_pack_port({offered.here.packs.path(), withdrawn, {}, {}}, offered.here.options);
    return support::http_reply(desk->withdraw(content::PackId("org.example.hello")) ? "200 OK" : "500 No", pack);
  });
  offered.of.meadow.all = {{"127.0.0.1", port_of(server), 0}};
  CHECK(offered.here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 0});
  CHECK(offered.here.versions().empty());
  CHECK(stock::withdrawn_packs(withdrawn).contains(content::PackId("org.example.hello")));
  CHECK_FALSE(std::filesystem::exists(offered.here.data() / "neighbours" / "packs"));
}
