// What a kiosk tells of how many went which way.
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

using evaluation::Flow;
using evaluation::Way;

namespace {

struct Room {
  support::Kiosk kiosk;
  support::FakeCollector collector;
  std::unique_ptr<store::Store> store = kiosk.open().value();
  int played = 0;

  Room() {
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
  }
  void finish(int readers) {
    REQUIRE(support::play(*store, played, played + readers));
    played += readers;
  }
  void leave(int readers) {
    for (int i = 0; i < readers; ++i) {
      evaluation::Sitting sitting = support::sitting(played++);
      support::leave_before_post(sitting);
      REQUIRE(support::play(*store, sitting));
    }
  }
  void remove(int readers) {
    for (int i = 0; i < readers; ++i) {
      const auto start = support::start_of(support::sitting(played++));
      REQUIRE(store->begin_sitting(start));
      REQUIRE(store->delete_sitting(start.id));
    }
  }
  void skip_everything(int readers) {
    for (int i = 0; i < readers; ++i) {
      evaluation::Sitting sitting = support::sitting(played++);
      std::erase_if(sitting.answers, [](const evaluation::Answer& answer) { return answer.is_practice(); });
      for (evaluation::Answer& answer : sitting.answers) answer.status = evaluation::Status::skipped;
      REQUIRE(support::play(*store, sitting));
    }
  }
  std::vector<Flow> told() {
    std::vector<Flow> flows;
    const auto names = store->unsent().value();
    for (const session::BatchName& name : names) {
      const auto decoded = collector.open(store->batch(name).value().bytes, store->key_pairs().sign_public).value();
      for (const evaluation::Block& block : decoded.blocks) flows.push_back(block.flow);
    }
    return flows;
  }
};

Flow flow(std::int64_t began, std::int64_t finished, std::int64_t left, std::int64_t deleted, std::int64_t said_nothing) {
  return {{began, finished, left, deleted, said_nothing, 0, 0}};
}

}  // namespace

TEST_CASE("the next block tells once how many began and finished and left and deleted") {
  Room room;
  room.finish(20);
  room.leave(10);
  room.remove(5);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told() == std::vector<Flow>{flow(35, 20, 10, 5, 0), Flow{}});
  room.finish(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told().at(2) == flow(20, 20, 0, 0, 0));
}

TEST_CASE("who left is counted once however often nothing closes") {
  Room room;
  room.leave(5);
  for (int time = 0; time < 3; ++time) REQUIRE(room.store->close_blocks({{}, true}));
  room.finish(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told().at(0) == flow(25, 20, 5, 0, 0));
}

TEST_CASE("sittings that say nothing are told by the block that they are left out of") {
  Room room;
  room.finish(20);
  room.skip_everything(5);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told().at(0) == flow(25, 25, 0, 0, 5));
}

TEST_CASE("who says no is counted by the instrument they were asked for") {
  Room room;
  const auto asked = support::start_of(support::sitting(500));
  for (int time = 0; time < 5; ++time) REQUIRE(room.store->count_declined(asked));
  room.finish(20);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told().at(0)[Way::declined] == 5);
  CHECK(room.told().at(0)[Way::began] == 20);
  auto unknown = asked;
  unknown.instrument = "another";
  CHECK(room.store->count_declined(unknown).error().code == base::ErrorCode::not_found);
}

TEST_CASE("a hurried sitting is in no block and counted as that") {
  Room room;
  room.finish(20);
  for (int i = 0; i < 5; ++i) {
    evaluation::Sitting sitting = support::sitting(100 + i);
    sitting.hurried = true;
    REQUIRE(support::play(*room.store, sitting));
  }
  const auto closed = room.store->close_blocks({{}, true}).value();
  CHECK(closed.blocks == 2);
  CHECK(closed.withheld == 5);
  CHECK(room.told().at(0)[Way::hurried] == 5);
  CHECK(room.told().at(0)[Way::finished] == 25);
}

TEST_CASE("whoever answered all that is asked after the lesson has finished, although deeds are asked before it alone") {
  Room room;
  evaluation::ScoringKey key = support::small_key();
  key.instrument.version = 2;
  for (const evaluation::Form form : {evaluation::Form::a, evaluation::Form::b}) {
    key.items.push_back({form == evaluation::Form::a ? "b1-a" : "b1-b", "b1", form, true, evaluation::KeyFor<content::Behaviour>{{true}}});
  }
  REQUIRE(room.store->keep_scoring_key(key));
  for (int reader = 0; reader < 20; ++reader) {
    evaluation::Sitting sitting = support::sitting(reader);
    sitting.stratum.instrument = key.instrument;
    const std::string item = sitting.first_form == evaluation::Form::a ? "b1-a" : "b1-b";
    sitting.answers.push_back({evaluation::Wave::pre, item, "", evaluation::Status::answered, 1 + reader % 4, ""});
    REQUIRE(support::play(*room.store, sitting));
  }
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.told().at(0) == flow(20, 20, 0, 0, 0));
}

TEST_CASE("counts of before stood by no instrument and go with the latest") {
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  {
    auto store = kiosk.open().value();
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
  }
  support::TableReader(kiosk.file("kiosk.db"))
      .rows("DROP TABLE flow; CREATE TABLE flow (way TEXT PRIMARY KEY, sittings INTEGER NOT NULL) STRICT, WITHOUT ROWID; "
            "DROP TABLE link; DROP TABLE card_use; DROP TABLE card; DROP TABLE card_key; ALTER TABLE batch DROP COLUMN receipt; ALTER TABLE batch DROP COLUMN receipt_order; ALTER TABLE enrolment DROP COLUMN answer; INSERT INTO flow VALUES ('deleted', 15); ALTER TABLE sitting DROP COLUMN arm; DROP TABLE form_order; ALTER TABLE batch DROP COLUMN refused; DROP TABLE arm_order; ALTER TABLE enrolment DROP COLUMN arms; PRAGMA user_version = 6");
  auto store = kiosk.open().value();
  REQUIRE(support::play(*store, 0, 20));
  REQUIRE(store->close_blocks({{}, true}));
  const auto batch = store->batch(store->unsent().value().front()).value();
  const auto decoded = collector.open(batch.bytes, store->key_pairs().sign_public).value();
  CHECK(decoded.blocks.front().flow[Way::deleted] == 15);
}
