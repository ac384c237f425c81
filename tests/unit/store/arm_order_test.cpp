// In which arm of a trial a reader is: evaluation/arm.h.
#include <algorithm>
#include <map>

#include "base/random.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

using base::Arm;
using base::Arms;

namespace {

const Arms two{Arm::lesson, Arm::waitlist};
const Arms asked_in{Arm::lesson, Arm::waitlist, Arm::attention};

struct Room {
  support::Kiosk kiosk;
  support::FakeCollector collector;
  std::unique_ptr<store::Store> store = kiosk.open().value();
  base::Random seeds{1};
  int played = 0;

  explicit Room(const Arms& arms) {
    REQUIRE(store->keep_scoring_key(support::small_key()));
    enrol(arms);
  }
  void enrol(const Arms& arms) {
    collector.arms = arms;
    REQUIRE(support::enrol(*store, collector));
  }
  Arm place(const Arms& of_instrument = asked_in, int age_from = 12) {
    return store->place_reader(support::small_key(), {{age_from, 14}, of_instrument, seeds.next()}).value().arm;
  }
  // Somebody is asked, says yes and goes through.
  Arm take_part(int age_from = 12) {
    const Arm arm = place(asked_in, age_from);
    evaluation::Sitting sitting = support::sitting(played++);
    sitting.stratum.arm = base::name_of(arm);
    session::SittingStart start = support::start_of(sitting);
    start.age_from = age_from;
    REQUIRE(store->begin_sitting(start));
    for (const auto& page : support::pages_of(sitting)) REQUIRE(store->keep_answers(start.id, page));
    REQUIRE(store->end_sitting(start.id, session::SittingEnd::finished));
    return arm;
  }
  std::vector<evaluation::Block> told() {
    std::vector<evaluation::Block> blocks;
    const auto names = store->unsent().value();
    for (const session::BatchName& name : names) {
      const auto decoded = collector.open(store->batch(name).value().bytes, store->key_pairs().sign_public).value();
      blocks.insert(blocks.end(), decoded.blocks.begin(), decoded.blocks.end());
    }
    return blocks;
  }
};

}  // namespace

TEST_CASE("of every four who take part two are in each of two arms") {
  Room room(two);
  for (int block = 0; block < 10; ++block) {
    std::map<Arm, int> readers;
    for (int reader = 0; reader < 4; ++reader) ++readers[room.take_part()];
    CHECK(readers == std::map<Arm, int>{{Arm::lesson, 2}, {Arm::waitlist, 2}});
  }
}

TEST_CASE("whoever is asked and says no takes no place in the order of arms") {
  Room room(two);
  int waited = 0;
  for (int reader = 0; reader < 4; ++reader) {
    const Arm first = room.place();
    CHECK(room.place() == first);
    CHECK(room.take_part() == first);
    waited += first == Arm::waitlist ? 1 : 0;
  }
  CHECK(waited == 2);
}

TEST_CASE("readers of another age are dealt arms of their own") {
  Room room(two);
  std::map<std::pair<int, Arm>, int> readers;
  for (int reader = 0; reader < 4; ++reader) {
    for (const int age : {10, 12}) ++readers[{age, room.take_part(age)}];
  }
  CHECK(std::all_of(readers.begin(), readers.end(), [](const auto& each) { return each.second == 2; }));
}

TEST_CASE("the desk and the status know of a trial") {
  CHECK(Room(two).store->desk_facts()->arms == 2);
  CHECK(Room(two).store->status()->arms == "lesson,waitlist");
  CHECK(Room({}).store->desk_facts()->arms == 0);
}

TEST_CASE("a kiosk that was enrolled for one arm has everybody in it") {
  Room room({Arm::waitlist});
  for (int reader = 0; reader < 5; ++reader) CHECK(room.take_part() == Arm::waitlist);
}

TEST_CASE("without a trial in the enrolment or in the instrument nobody is in an arm") {
  CHECK(Room({}).place() == Arm::none);
  CHECK(Room(two).place({}) == Arm::none);
  CHECK(Room(two).place({Arm::lesson, Arm::attention}) == Arm::none);
  support::Kiosk alone;
  const auto store = alone.open().value();
  CHECK(store->place_reader(support::small_key(), {{12, 14}, asked_in, 7}).value().arm == Arm::none);
}

TEST_CASE("the order of arms goes on after a start and its seed is on the disk") {
  Room room(two);
  int waited = 0;
  for (int reader = 0; reader < 4; ++reader) {
    waited += room.take_part() == Arm::waitlist ? 1 : 0;
    room.store.reset();
    room.store = room.kiosk.open().value();
  }
  CHECK(waited == 2);
  room.store.reset();
  support::TableReader tables(room.kiosk.file("kiosk.db"));
  CHECK(tables.rows("SELECT age_band, arms, dealt FROM arm_order") == std::vector<std::string>{"12-14|lesson,waitlist|4"});
  CHECK(tables.rows("SELECT COUNT(*) FROM arm_order WHERE seed <> 0") == std::vector<std::string>{"1"});
}

TEST_CASE("another trial begins an order of its own") {
  Room room(two);
  room.take_part();
  room.enrol(asked_in);
  std::map<Arm, int> readers;
  for (int reader = 0; reader < 6; ++reader) ++readers[room.take_part()];
  CHECK(readers == std::map<Arm, int>{{Arm::lesson, 2}, {Arm::waitlist, 2}, {Arm::attention, 2}});
}

TEST_CASE("each form is begun with as often in each arm") {
  Room room(two);
  std::map<std::pair<Arm, bool>, int> begun;
  for (int reader = 0; reader < 8; ++reader) {
    const auto placed = room.store->place_reader(support::small_key(), {{12, 14}, asked_in, room.seeds.next()}).value();
    ++begun[{placed.arm, placed.form_a_first}];
    room.take_part();
  }
  CHECK(begun.size() == 4);
  CHECK(std::all_of(begun.begin(), begun.end(), [](const auto& each) { return each.second == 2; }));
}

TEST_CASE("arms close apart and each tells who went which way in it") {
  Room room(two);
  for (int reader = 0; reader < 40; ++reader) room.take_part();
  auto asked = support::start_of(support::sitting(900));
  asked.arm = Arm::waitlist;
  for (int reader = 0; reader < 5; ++reader) REQUIRE(room.store->count_declined(asked));
  REQUIRE(room.store->close_blocks({{}, true}).value().blocks == 4);
  std::map<std::string, int> blocks;
  for (const evaluation::Block& block : room.told()) {
    CHECK(block.n == 20);
    ++blocks[block.stratum.arm];
    if (!evaluation::is_first_wave(block)) continue;
    CHECK(block.flow[evaluation::Way::began] == 20);
    CHECK(block.flow[evaluation::Way::declined] == (block.stratum.arm == "waitlist" ? 5 : 0));
  }
  CHECK(blocks == std::map<std::string, int>{{"lesson", 2}, {"waitlist", 2}});
}

TEST_CASE("two arms of too few each are never one block") {
  Room room(two);
  for (int reader = 0; reader < 36; ++reader) room.take_part();
  CHECK(room.store->close_blocks({{}, true}).value().blocks == 0);
}

TEST_CASE("a data folder of before there were arms takes part in no trial") {
  Room room(two);
  room.store.reset();
  support::TableReader(room.kiosk.file("kiosk.db"))
      .rows("DROP TABLE link; DROP TABLE card_use; DROP TABLE card; DROP TABLE card_key; ALTER TABLE batch DROP COLUMN receipt; ALTER TABLE batch DROP COLUMN receipt_order; ALTER TABLE enrolment DROP COLUMN answer; DROP TABLE arm_order; ALTER TABLE enrolment DROP COLUMN arms; PRAGMA user_version = 9");
  room.store = room.kiosk.open().value();
  CHECK(room.store->collector().value().enrolment.arms.empty());
  CHECK(room.place() == Arm::none);
}

TEST_CASE("an enrolment whose arms are damaged is said and nobody is in an arm") {
  Room room(two);
  room.store.reset();
  support::TableReader(room.kiosk.file("kiosk.db")).rows("UPDATE enrolment SET arms = 'Olena'");
  room.store = room.kiosk.open().value();
  CHECK(room.store->collector().error().code == base::ErrorCode::corrupt);
}
