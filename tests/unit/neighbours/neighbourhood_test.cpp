// Kiosks with real stores that meet over this machine's own loopback, a collector behind one of them, and neighbours that are none.
#include "place.h"

TEST_CASE("a batch goes to a neighbour that has a network and its receipt comes back the same way") {
  Around of;
  Place alone(of.collector, of.meadow, 11);
  Place neighbour(of.collector, of.meadow, 12);
  alone.kiosk.close();
  CHECK(alone.meet().seen == 0);
  const NeighboursMet took = neighbour.meet();
  CHECK(took == NeighboursMet{Nearby::on, 1, 0, 1, 0, 0});
  CHECK(neighbour.kiosk.forward().receipts == 1);
  CHECK(of.collector.batches() == 1);
  neighbour.meet();
  CHECK(alone.waiting() == 1);
  CHECK(alone.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 1, 0});
  CHECK(alone.waiting() == 0);
  CHECK(alone.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 1, 0});
  CHECK(neighbour.meet() == NeighboursMet{Nearby::on, 1, 0, 1, 0, 0});
}

TEST_CASE("what goes from kiosk to kiosk to kiosk is counted once") {
  Around of;
  Place first(of.collector, of.meadow, 11);
  Place second(of.collector, of.meadow, 12);
  Place third(of.collector, of.meadow, 13);
  first.kiosk.close();
  first.meet();
  second.meet();
  first.neighbourhood->leave();
  CHECK(third.meet().batches == 1);
  CHECK(third.kiosk.forward().receipts == 1);
  CHECK(second.kiosk.forward().receipts == 1);
  CHECK(of.collector.batches() == 1);
}

TEST_CASE("a block that closes is on nobody's list for half a day so that nobody learns when it was") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Place other(of.collector, of.meadow, 12);
  here.meet();
  here.kiosk.close();
  CHECK(other.meet().batches == 0);
  here.kiosk.files.clock.advance_ms(43'199'000);
  here.meet();
  CHECK(other.meet().batches == 0);
  here.kiosk.files.clock.advance_ms(2 * 43'200'000);
  here.meet();
  CHECK(other.meet().batches == 1);
}

TEST_CASE("who asks for a batch of this kiosk never waits for its store") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Place other(of.collector, of.meadow, 12);
  here.kiosk.close();
  here.meet();
  const std::filesystem::path shelf = here.data() / "neighbours" / "shelf";
  REQUIRE_FALSE(std::filesystem::is_empty(shelf));
  for (const auto& each : std::filesystem::directory_iterator(shelf)) std::filesystem::remove(each);
  CHECK(other.meet().batches == 0);  // for it is given from there alone
  here.meet();
  CHECK(other.meet().batches == 1);
  here.neighbourhood->leave();
  CHECK_FALSE(std::filesystem::exists(shelf));
}

TEST_CASE("nothing that is waiting for a look is left after it") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Place other(of.collector, of.meadow, 12);
  here.kiosk.close();
  here.meet();
  other.meet();
  CHECK_FALSE(std::filesystem::exists(other.data() / "neighbours" / "parasol-courier"));
  other.neighbourhood->leave();
  CHECK_FALSE(std::filesystem::exists(other.data() / "neighbours"));
}

TEST_CASE("a kiosk of another collector is given nothing to carry and asked for the same file only once") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  const evaluation::KeyPairs sender = support::keys(9);
  const std::string id = evaluation::kiosk_id(sender.sign_public);
  const evaluation::Batch batch{{id, std::string(32, '1'), 1, evaluation::no_previous_hash}, support::blocks(support::identity(id), 20, 1)};
  const base::Bytes sealed = evaluation::encode_batch(batch, sender, support::keys(3).box_public).value();
  const CourierItem item{CourierKind::batch, id, std::string(32, '1'), 1};
  const base::Bytes file = evaluation::wrap_for_courier(item, sealed);
  Stranger stranger;
  stranger.list = neighbours::text_of({{}, {{evaluation::courier_name(item), file.size(), evaluation::batch_hash(file)}}});
  stranger.gives = std::string(file.begin(), file.end());
  of.meadow.all.push_back(stranger.come());
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 1});
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 1});
  CHECK(stranger.asked.size() == 3);
  CHECK_FALSE(here.kiosk.onward().has_batches());
}

TEST_CASE("a receipt that the collector did not sign settles nothing") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  const CourierItem batch = here.kiosk.close();
  const support::FakeCollector liar;
  CourierItem item = batch;
  item.kind = CourierKind::receipt;
  const base::Bytes bytes = here.kiosk.store->batch({batch.kiosk, batch.incarnation, batch.sequence})->bytes;
  const std::string signed_by_liar = liar.sign({batch.kiosk, batch.incarnation, batch.sequence, evaluation::batch_hash(bytes), evaluation::ReceiptStatus::stored, 1, std::string(64, 'e'), support::monday_s});
  const base::Bytes file = evaluation::wrap_for_courier(item, {signed_by_liar.begin(), signed_by_liar.end()});
  Stranger stranger;
  stranger.list = neighbours::text_of({{}, {{evaluation::courier_name(item), file.size(), evaluation::batch_hash(file)}}});
  stranger.gives = std::string(file.begin(), file.end());
  of.meadow.all.push_back(stranger.come());
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 1});
  CHECK(here.waiting() == 1);
}

TEST_CASE("names that lead anywhere and requests for enrolment are asked of nobody") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Stranger stranger;
  const std::string hash(64, 'a');
  stranger.list = neighbours::text_of({{}, {{"k-1.enrol", 5, hash}, {"k-1.enrolled", 5, hash}, {"k-1.a.007.batch", 5, hash}, {"a..b.batch", 5, hash}, {"batch", 5, hash}}});
  of.meadow.all.push_back(stranger.come());
  here.meet();
  CHECK(stranger.asked == std::vector<std::string>{"/v1/list"});
}

TEST_CASE("of a thousand things that a stranger lists only so many are asked for") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Stranger stranger;
  session::SharedList list;
  for (int i = 1; i <= 1'000; ++i) {
    std::string hash = std::to_string(i);
    hash = std::string(64 - hash.size(), '0') + hash;
    list.files.push_back({"k-1.a." + std::to_string(i) + ".batch", 5, hash});
  }
  stranger.list = neighbours::text_of(list);
  stranger.gives = "12345";
  of.meadow.all.push_back(stranger.come());
  CHECK(here.meet().batches == 0);
  CHECK(stranger.asked.size() == 1 + here.limits.files_of_one);
}

TEST_CASE("a newer version of a pack that is here comes from a neighbour") {
  Two two;
  auto& [of, key, here, other] = two;
  here.have({1, 0, &key});
  other.have({2, stock_test::three_pieces, &key});
  other.meet();
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 1, 0, 0, 0});
  CHECK(here.versions() == std::vector<std::int64_t>{2});
  CHECK(here.meet().packs == 1);
}

TEST_CASE("a pack that is not here at all or that is older is not brought by a neighbour") {
  Two two;
  auto& [of, key, here, other] = two;
  other.have({1, 0, &key});
  other.meet();
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 0});
  CHECK(here.versions().empty());
  here.have({2, 0, &key});
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 0});
  CHECK(here.versions() == std::vector<std::int64_t>{2});
}

TEST_CASE("a pack that was withdrawn here stays out though a neighbour has a newer one") {
  Two two;
  auto& [of, key, here, other] = two;
  here.have({1, 0, &key});
  REQUIRE(stock::make_pack_port({here.packs.path(), here.data() / "withdrawn.json", {}, {}}, here.options)->withdraw(content::PackId("org.example.hello")));
  here.have({1, 0, &key});  // a careless copy
  other.have({2, 0, &key});
  other.meet();
  CHECK(here.meet().packs == 0);
  CHECK(here.versions() == std::vector<std::int64_t>{1});
}

TEST_CASE("a pack that is signed by a key that is not trusted here is refused and asked for only once") {
  Offered offered;
  const SecretKey other_key = content_writer::make_key().value();
  offered.gives(stock_test::pack_bytes({2, 0, &other_key}));
  CHECK(offered.here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 1});
  CHECK(offered.here.meet() == NeighboursMet{Nearby::on, 1, 0, 0, 0, 1});
  CHECK(offered.stranger.asked.size() == 3);
  CHECK(offered.here.versions() == std::vector<std::int64_t>{1});
  CHECK_FALSE(std::filesystem::exists(offered.here.data() / "neighbours" / "packs"));
}

TEST_CASE("whoever gave one bad pack is asked for no other and so much is lost on bad ones and no more") {
  Offered offered;
  offered.gives(stock_test::pack_bytes({2}));
  CHECK(offered.here.meet().refused == 1);
  offered.stranger.lists_version_2(offered.stranger.gives.size(), 'b');
  CHECK(offered.here.meet().refused == 1);
  CHECK(offered.stranger.asked.size() == 3);
  offered.here.limits.wasted_bytes = 0;
  offered.here.begin();
  offered.here.meet();
  CHECK(offered.stranger.asked.size() == 4);
}

TEST_CASE("a pack that nobody signed is refused where unsigned packs may be opened too") {
  Offered offered;
  offered.here.options.allow_unsigned = true;
  offered.here.begin();
  offered.gives(stock_test::pack_bytes({2}));
  CHECK(offered.here.meet().refused == 1);
  CHECK(offered.here.versions() == std::vector<std::int64_t>{1});
}

TEST_CASE("a pack with one wrong byte is refused and the version before stays") {
  Offered offered;
  offered.gives(stock_test::pack_bytes({2, 0, &offered.key, "Hello", "org.example.hello", true}));
  CHECK(offered.here.meet().refused == 1);
  CHECK(offered.here.versions() == std::vector<std::int64_t>{1});
}

TEST_CASE("a pack that is larger than any may be or than the disk has room for is not asked for") {
  Around of;
  const SecretKey key = content_writer::make_key().value();
  Place here(of.collector, of.meadow, 11);
  here.trust(key);
  here.have({1, 0, &key});
  Stranger stranger;
  stranger.lists_version_2(here.limits.pack_bytes + 1);
  of.meadow.all.push_back(stranger.come());
  here.meet();
  here.limits.pack_bytes = std::uint64_t{1} << 50;
  stranger.lists_version_2(std::uint64_t{1} << 50);
  here.begin();
  here.meet();
  CHECK(stranger.asked == std::vector<std::string>{"/v1/list", "/v1/list"});
}

TEST_CASE("a pack that broke off is gone on with from the same neighbour") {
  Around of;
  const SecretKey key = content_writer::make_key().value();
  Place here(of.collector, of.meadow, 11);
  here.trust(key);
  here.have({1, 0, &key});
  const std::string pack = stock_test::pack_bytes({2, 0, &key});
  std::vector<std::string> ranges;
  const support::LoopbackServer server([&](const support::LoopbackRequest& request) {
    if (request.path == "/v1/list") {
      return support::http_reply("200 OK", neighbours::text_of({{{content::PackId("org.example.hello"), 2, pack.size(), std::string(64, 'a')}}, {}}));
    }
    const auto from = request.head.find("Range: bytes=");
    ranges.push_back(from == std::string::npos ? "" : request.head.substr(from + 13, request.head.find("\r\n", from) - from - 13));
    if (ranges.back().empty()) return support::LoopbackReply{"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(pack.size()) + "\r\n\r\n" + pack.substr(0, 100)};
    return support::http_reply("206 Partial Content", pack.substr(100));
  });
  const std::string url = server.url();
  of.meadow.all.push_back({"127.0.0.1", static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))), 0});
  CHECK(here.meet().packs == 0);
  CHECK(here.meet() == NeighboursMet{Nearby::on, 1, 1, 0, 0, 0});
  CHECK(ranges == std::vector<std::string>{"", "100-"});
  CHECK(here.versions() == std::vector<std::int64_t>{2});
}

TEST_CASE("a kiosk that is enrolled with nobody passes packs on and no results") {
  Around of;
  const SecretKey key = content_writer::make_key().value();
  Place other(of.collector, of.meadow, 12);
  other.kiosk.close();
  other.trust(key);
  other.have({2, 0, &key});
  other.meet();
  support::Kiosk files;
  const auto store = std::move(files.open()).value();
  const support::TemporaryFolder packs;
  REQUIRE(base::write_file(packs.path() / "hello-1.parasol", stock_test::pack_bytes({1, 0, &key})));
  const auto port = support::port_on(of.meadow);
  app::Neighbourhood here({*port, *store, files.clock, files.folder.path(), files.folder.path() / "onward", packs.path(), files.folder.path() / "withdrawn.json", other.options});
  CHECK(here.meet(base::never_cancelled).value() == NeighboursMet{Nearby::on, 1, 1, 0, 0, 0});
}

TEST_CASE("a machine without a network or without the service that finds others says which") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  of.meadow.trouble = session::NearbyTrouble::no_daemon;
  CHECK(here.meet() == NeighboursMet{Nearby::no_daemon});
  of.meadow.trouble = session::NearbyTrouble::no_network;
  CHECK(here.meet() == NeighboursMet{Nearby::no_network});
  of.meadow.trouble.reset();
  CHECK(here.meet() == NeighboursMet{Nearby::on});
}

TEST_CASE("a round that was cancelled ends and asks nobody") {
  Around of;
  Place here(of.collector, of.meadow, 11);
  Stranger stranger;
  of.meadow.all.push_back(stranger.come());
  CHECK(here.neighbourhood->meet([] { return true; }).error() == base::cancelled());
  CHECK(stranger.asked.empty());
}
