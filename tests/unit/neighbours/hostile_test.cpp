// Neighbours that lie, dawdle and never end.
#include "neighbours/list.h"
#include "support/catch.h"
#include "support/loopback_server.h"
#include "support/meadow.h"
#include "support/temporary_folder.h"

#include "base/file.h"
#include "evaluation/courier.h"
#include "evaluation/envelope.h"

using base::ErrorCode;
using support::http_reply;
using support::LoopbackReply;
using support::LoopbackRequest;
using support::LoopbackServer;

namespace {

session::Neighbour at(const LoopbackServer& server) {
  const std::string url = server.url();
  return {"127.0.0.1", static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))), 0};
}

struct Visitor {
  support::Meadow meadow;
  neighbours::PortOptions options;
  base::IsCancelled is_cancelled = base::never_cancelled;

  std::unique_ptr<session::NeighbourPort> port() { return support::port_on(meadow, options); }
  base::Error list_of(const std::function<LoopbackReply(const LoopbackRequest&)>& answer) {
    const LoopbackServer server(answer);
    const auto list = port()->list(at(server), is_cancelled);
    REQUIRE_FALSE(list);
    return list.error();
  }
  base::Error list_of(const LoopbackReply& reply) {
    return list_of([&](const LoopbackRequest&) { return reply; });
  }
};

session::SharedFile listed(const base::Bytes& bytes) { return {"k-1.a.1.batch", bytes.size(), evaluation::batch_hash(bytes)}; }

base::Result<base::Bytes> fetched(const session::SharedFile& file, const std::string& body) {
  const LoopbackServer server([&](const LoopbackRequest&) { return http_reply("200 OK", body); });
  support::Meadow meadow;
  return support::port_on(meadow)->fetch(at(server), file, base::never_cancelled);
}

}  // namespace

TEST_CASE("an answer that leads elsewhere is followed nowhere") {
  int asked = 0;
  Visitor visitor;
  const auto error = visitor.list_of([&](const LoopbackRequest&) {
    ++asked;
    return http_reply("302 Found", "", "Location: /v1/list\r\n");
  });
  CHECK(error.code == ErrorCode::unavailable);
  CHECK(error.message == "a neighbour answered 302");
  CHECK(asked == 1);
}

TEST_CASE("a head without an end and a list without an end are given up") {
  Visitor visitor;
  std::string head = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 2'000; ++i) head += "X-More-" + std::to_string(i) + ": more\r\n";
  CHECK(visitor.list_of(LoopbackReply{head}).message == "the head of its answer has no end");
  CHECK(visitor.list_of(LoopbackReply{"HTTP/1.1 200 OK\r\n\r\n" + std::string(neighbours::max_list_bytes + 1, ' ')}).message == "it says more than 1048576 bytes");
}

TEST_CASE("a neighbour that says nothing is waited for no longer than a while") {
  Visitor visitor;
  visitor.options.taking.list_ms = 200;
  CHECK(visitor.list_of({"", true}).code == ErrorCode::unavailable);
}

TEST_CASE("a question that nobody wants answered any more ends") {
  Visitor visitor;
  visitor.is_cancelled = [] { return true; };
  CHECK(visitor.list_of({"", true}) == base::cancelled());
}

TEST_CASE("what is no list is refused and so is what is no HTTP") {
  Visitor visitor;
  CHECK(visitor.list_of(http_reply("200 OK", "<html>")).code == ErrorCode::corrupt);
  CHECK(visitor.list_of(http_reply("206 Partial Content", "{}")).code == ErrorCode::unavailable);
  CHECK(visitor.list_of(LoopbackReply{"SSH-2.0-hello\r\n"}).code == ErrorCode::unavailable);
  CHECK(visitor.list_of(LoopbackReply{""}).code == ErrorCode::unavailable);
}

TEST_CASE("a file is taken only with the size and the hash that were listed") {
  const base::Bytes bytes{'o', 'n', 'e'};
  CHECK(fetched(listed(bytes), "one").value() == bytes);
  CHECK(fetched(listed(bytes), "two").error().code == ErrorCode::corrupt);
  CHECK(fetched(listed(bytes), "on").error().code == ErrorCode::corrupt);
  CHECK(fetched(listed(bytes), "one more").error().message == "it says more than 3 bytes");
}

TEST_CASE("a file that says it is larger than any can be is not asked for") {
  int asked = 0;
  const LoopbackServer server([&](const LoopbackRequest&) {
    ++asked;
    return http_reply("200 OK", "");
  });
  support::Meadow meadow;
  session::SharedFile file = listed({'x'});
  file.size = evaluation::max_courier_bytes + 1;
  CHECK(support::port_on(meadow)->fetch(at(server), file, base::never_cancelled).error().code == ErrorCode::corrupt);
  CHECK(asked == 0);
}

TEST_CASE("a pack goes on where it ended and never grows beyond what was listed") {
  const support::TemporaryFolder folder;
  const auto part = folder.path() / "part";
  const session::SharedPack pack{content::PackId("org.example.hello"), 2, 10, std::string(64, 'a')};
  std::string range;
  std::string body = "456789";
  std::string status = "206 Partial Content";
  const LoopbackServer server([&](const LoopbackRequest& request) {
    const auto from = request.head.find("Range: ");
    range = from == std::string::npos ? "" : request.head.substr(from, request.head.find("\r\n", from) - from);
    return http_reply(status, body);
  });
  support::Meadow meadow;
  const auto port = support::port_on(meadow);
  const auto fetch = [&] { return port->fetch_pack(at(server), pack, part, base::never_cancelled); };
  REQUIRE(base::write_file(part, "0123"));
  REQUIRE(fetch());
  CHECK(range == "Range: bytes=4-");
  CHECK(base::read_text_file(part).value() == "0123456789");
  REQUIRE(base::write_file(part, "0123"));
  body = "4567891011";
  CHECK(fetch().error().message == "it says more than 6 bytes");
  REQUIRE(base::write_file(part, "0123"));
  body = "45";
  CHECK(fetch().error().code == ErrorCode::corrupt);
  REQUIRE(base::write_file(part, "0123"));
  status = "200 OK";
  body = "0123456789";
  CHECK(fetch().error().code == ErrorCode::unavailable);
  CHECK(base::read_text_file(part).value() == "0123");
}

TEST_CASE("neighbours that say they are far away or at a port of the system are not asked") {
  support::Meadow meadow;
  meadow.all = {{"8.8.8.8", 4000, 0}, {"127.0.0.1", 80, 0}, {"kiosk.local", 4000, 0}, {"192.168.1.9", 4000, 0}};
  CHECK(support::port_on(meadow)->look(base::never_cancelled).value() == std::vector<session::Neighbour>{{"192.168.1.9", 4000, 0}});
}
