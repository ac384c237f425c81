// R17: what the desk shows of answers is what the closed groups say, of ten readers or more.
#include <algorithm>

#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

namespace {

struct Classroom {
  support::Kiosk kiosk;
  support::FakeCollector collector;
  std::unique_ptr<store::Store> store = kiosk.open().value();

  explicit Classroom(int sittings) {
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
    REQUIRE(support::play(*store, 0, sittings));
    REQUIRE(store->close_blocks({{}, true}));
  }
  std::vector<session::LessonResult> results() const { return store->desk_facts().value().results; }
  std::vector<evaluation::Block> sent() const {
    std::vector<evaluation::Block> blocks;
    const auto names = store->unsent().value();
    for (const session::BatchName& name : names) {
      const auto batch = store->batch(name).value();
      const auto decoded = collector.open(batch.bytes, store->key_pairs().sign_public).value();
      blocks.insert(blocks.end(), decoded.blocks.begin(), decoded.blocks.end());
    }
    return blocks;
  }
};

}  // namespace

TEST_CASE("R17 the desk has no results while no group is closed") {
  CHECK(Classroom(0).results().empty());
  CHECK(Classroom(19).results().empty());
}

TEST_CASE("R17 the desk has the sums of the group that is sent and no other") {
  const Classroom room(20);
  const auto results = room.results();
  REQUIRE(results.size() == 1);
  CHECK(results[0].pack.value == "ages-12-14");
  CHECK(results[0].lesson.value == "gifts-and-coins");
  CHECK(results[0].readers == 20);
  const auto blocks = room.sent();
  REQUIRE(blocks.size() == 2);
  const evaluation::Block& both = blocks[1];
  REQUIRE(both.waves.size() == 2);
  REQUIRE(results[0].means.size() == 2);
  for (const session::ResultMean& mean : results[0].means) {
    INFO(mean.construct);
    std::int64_t readers = 0;
    std::vector<std::int64_t> sums(2);
    for (const evaluation::Moments& each : both.moments) {  // by the form they began with
      if (each.construct != mean.construct) continue;
      readers += each.n;
      for (std::size_t wave = 0; wave < sums.size(); ++wave) sums[wave] += each.sums[wave];
    }
    REQUIRE(readers == 20);
    CHECK(mean.readers == readers);
    CHECK(mean.before == (sums[0] + readers / 2) / readers);
    CHECK(mean.after == (sums[1] + readers / 2) / readers);
  }
}

TEST_CASE("R17 what is answered after a group has closed changes nothing until the next one closes") {
  const Classroom room(20);
  const auto before = room.results();
  REQUIRE(support::play(*room.store, 20, 39));
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.results() == before);
  REQUIRE(support::play(*room.store, 39, 40));
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.results().at(0).readers == 40);
}

TEST_CASE("R17 a kiosk that is not enrolled has no results to show") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  REQUIRE(store->keep_scoring_key(support::small_key()));
  REQUIRE(support::play(*store, 0, 40));
  REQUIRE(store->close_blocks({{}, true}));
  CHECK(store->desk_facts()->results.empty());
}

TEST_CASE("R17 no sum about fewer than ten readers can be written") {
  Classroom room(0);
  room.store.reset();
  support::TableReader tables(room.kiosk.file("kiosk.db"));
  CHECK_THROWS(tables.rows("INSERT INTO result VALUES ('b', 'p', 'l', '2026-W45', 9)"));
}

TEST_CASE("results stay when the answers they came from are destroyed") {
  Classroom room(20);
  const auto before = room.results();
  const auto name = room.store->unsent().value().at(0);
  const auto batch = room.store->batch(name).value();
  REQUIRE(room.store->accept_receipt(name, room.collector.receive_and_sign(batch)));
  CHECK(room.results() == before);
}
