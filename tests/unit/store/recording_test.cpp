#include "support/catch.h"
#include "support/kiosk.h"
#include "support/table_reader.h"

using base::ErrorCode;
using evaluation::Answer;
using evaluation::Wave;
using evaluation::Status;
using session::SittingEnd;
using session::SittingId;

namespace {

const SittingId first("sitting-0");

session::SittingStart first_start() { return support::start_of(support::sitting(0)); }

// A store that already knows the instrument.
std::unique_ptr<store::Store> ready(support::Kiosk& kiosk) {
  auto store = kiosk.open();
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  return std::move(*store);
}

std::vector<std::string> read(support::Kiosk& kiosk, const std::string& sql) {
  return support::TableReader(kiosk.file("kiosk.db")).rows(sql);
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("an answer is there after the store was opened again") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1}}));
  }
  CHECK(kiosk.open());
  CHECK(read(kiosk, "SELECT * FROM answer") == Rows{"sitting-0|pre||k1-a||answered|1"});
}

TEST_CASE("a second answer to the same item replaces the first and is counted once") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_answers(first, {{Wave::pre, "s1-a", "go", Status::answered, 1},
                                        {Wave::pre, "s1-a", "ask", Status::answered, 2}}));
    REQUIRE(store->keep_answers(first, {{Wave::pre, "s1-a", "go", Status::answered, 4}}));
    CHECK(store->status()->answers == evaluation::Ledger{2, 2, 0, 0, 0});
  }
  CHECK(read(kiosk, "SELECT action, value FROM answer") == Rows{"ask|2", "go|4"});
}

TEST_CASE("R14 skipped and preferred not to say and did not come up are three different rows") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_answers(first, {{Wave::pre, "a", "", Status::skipped, 0},
                                        {Wave::pre, "b", "", Status::rather_not_say, 0},
                                        {Wave::pre, "c", "", Status::did_not_come_up, 0}}));
  }
  CHECK(read(kiosk, "SELECT item, status FROM answer ORDER BY item") ==
        Rows{"a|skipped", "b|rather_not_say", "c|did_not_come_up"});
}

TEST_CASE("R3 a sitting holds a week and no other time") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(support::play(*store, support::sitting(0)));
  }
  CHECK(read(kiosk, "SELECT group_concat(name, ' ') FROM pragma_table_info('sitting')") ==
        Rows{"id scoring_key pack lesson age_band seed form_a_first state how week clock first_block hurried in_flow arm"});
  CHECK(read(kiosk, "SELECT group_concat(name, ' ') FROM pragma_table_info('answer')") ==
        Rows{"sitting wave block item action status value"});
  CHECK(read(kiosk, "SELECT age_band, seed, form_a_first, state, how, week, clock FROM sitting") ==
        Rows{"12-14|-81985529216486896|1|ended|finished|2026-W45|plausible"});
}

TEST_CASE("R15 deleted answers are gone from every file and counted as deleted") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  evaluation::Sitting sitting = support::sitting(0);
  sitting.id = "sitting-to-be-forgotten";
  REQUIRE(support::play(*store, sitting));
  REQUIRE(store->delete_sitting(SittingId(sitting.id)));
  CHECK(store->status()->answers == evaluation::Ledger{21, 0, 0, 0, 21});
  CHECK(store->status()->sittings == evaluation::Ledger{1, 0, 0, 0, 1});
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.folder.path())) {
    const auto bytes = base::read_text_file(entry.path());
    REQUIRE(bytes);
    INFO(entry.path());
    CHECK(bytes->find("to-be-forgotten") == std::string::npos);
  }
}

TEST_CASE("deleting or ending a sitting that is gone changes nothing") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  CHECK(store->delete_sitting(first));
  CHECK(store->end_sitting(first, SittingEnd::left));
  CHECK(store->status()->sittings == evaluation::Ledger{0, 0, 0, 0, 0});
}

TEST_CASE("a sitting keeps how it ended and ends once") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->end_sitting(first, SittingEnd::quick_exit));
    REQUIRE(store->end_sitting(first, SittingEnd::finished));
  }
  CHECK(read(kiosk, "SELECT how FROM sitting") == Rows{"quick_exit"});
}

TEST_CASE("answers of a sitting that is not open are refused") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  const base::Error refused{ErrorCode::unavailable, "the sitting is not open, so its answers cannot be kept"};
  CHECK(store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1}}).error() == refused);
  REQUIRE(store->begin_sitting(first_start()));
  REQUIRE(store->end_sitting(first, SittingEnd::left));
  CHECK(store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1}}).error() == refused);
  CHECK(store->status()->answers == evaluation::Ledger{0, 0, 0, 0, 0});
}

TEST_CASE("R2 an answer that is not made of ids is refused and its page not kept") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  REQUIRE(store->begin_sitting(first_start()));
  const auto kept = store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1},
                                                {Wave::pre, "my name is", "", Status::answered, 1}});
  CHECK(kept.error() == base::Error{ErrorCode::invalid_input, "an answer names its item and action by plain ids"});
  CHECK(store->status()->answers == evaluation::Ledger{0, 0, 0, 0, 0});
}

TEST_CASE("a choice in practice that no table counts is not recorded") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  REQUIRE(store->begin_sitting(first_start()));
  const base::Error refused{ErrorCode::invalid_input, "a choice in practice names its block by a plain id and one of the codes"};
  CHECK(store->keep_answers(first, {evaluation::practice_answer("chat", "mood", 1)}).error() == refused);
  CHECK(store->keep_answers(first, {evaluation::practice_answer("", "secrecy", 1)}).error() == refused);
  CHECK(store->status()->answers == evaluation::Ledger{0, 0, 0, 0, 0});
}

TEST_CASE("the same code in two chats is two answers") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_answers(first, {evaluation::practice_answer("one", "secrecy", 1), evaluation::practice_answer("two", "secrecy", 0)}));
    CHECK(store->status()->answers == evaluation::Ledger{2, 2, 0, 0, 0});
  }
  CHECK(read(kiosk, "SELECT wave, block, item, value FROM answer") == Rows{"practice|one|secrecy|1", "practice|two|secrecy|0"});
}

TEST_CASE("a sitting does not begin before its scoring key is kept") {
  support::Kiosk kiosk;
  auto store = kiosk.open();
  REQUIRE(store);
  CHECK((*store)->begin_sitting(first_start()).error() ==
        base::Error{ErrorCode::invalid_input,
                    "the scoring key of instrument gifts version 1 has to be kept before a sitting begins"});
}

TEST_CASE("a scoring key that no block could name is refused") {
  support::Kiosk kiosk;
  auto store = kiosk.open();
  REQUIRE(store);
  auto key = support::small_key();
  key.instrument.manifest_hash = "abc";
  CHECK((*store)->keep_scoring_key(key).error() ==
        base::Error{ErrorCode::invalid_input,
                    "a scoring key needs a plain instrument id, a version from 1 and a manifest hash of 64 hex digits"});
}

TEST_CASE("a sitting left open ends as idle when another begins") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->begin_sitting(support::start_of(support::sitting(1))));
  }
  CHECK(read(kiosk, "SELECT id, state, how FROM sitting") == Rows{"sitting-0|ended|idle", "sitting-1|open|NULL"});
}

TEST_CASE("a sitting that is begun a second time goes on") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  REQUIRE(store->begin_sitting(first_start()));
  REQUIRE(store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1}}));
  REQUIRE(store->begin_sitting(first_start()));
  CHECK(store->keep_answers(first, {{Wave::pre, "k2-a", "", Status::answered, 1}}));
  CHECK(store->status()->sittings == evaluation::Ledger{1, 1, 0, 0, 0});
}

TEST_CASE("after a restart a sitting stays open while there is a bookmark and ends as idle without one") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_bookmark("page 3"));
  }
  {
    auto store = ready(kiosk);
    CHECK(store->bookmark().value() == session::Bookmark{"page 3", {}});
    CHECK(store->keep_answers(first, {{Wave::pre, "k1-a", "", Status::answered, 1}}));
    REQUIRE(store->forget_bookmark());
    CHECK(store->bookmark().error() == base::Error{ErrorCode::not_found, "there is no bookmark"});
  }
  auto store = ready(kiosk);
  CHECK(store->keep_answers(first, {{Wave::pre, "k2-a", "", Status::answered, 1}}).error().code ==
        ErrorCode::unavailable);
}

TEST_CASE("steps follow the head of a bookmark in their order until a new head begins without any") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->keep_bookmark("lesson"));
    REQUIRE(store->add_steps({"first"}));
    REQUIRE(store->add_steps({"second", "third"}));
  }
  auto store = ready(kiosk);
  CHECK(store->bookmark().value() == session::Bookmark{"lesson", {"first", "second", "third"}});
  REQUIRE(store->keep_bookmark("questions"));
  CHECK(store->bookmark().value() == session::Bookmark{"questions", {}});
}

TEST_CASE("a step without a bookmark to follow is refused") {
  support::Kiosk kiosk;
  auto store = ready(kiosk);
  CHECK(store->add_steps({"first"}).error() == base::Error{ErrorCode::not_found, "there is no bookmark"});
}

TEST_CASE("R6 a sitting that has ended takes its bookmark and steps with it") {
  support::Kiosk kiosk;
  {
    auto store = ready(kiosk);
    REQUIRE(store->begin_sitting(first_start()));
    REQUIRE(store->keep_bookmark("page 3"));
    REQUIRE(store->add_steps({"first"}));
    REQUIRE(store->end_sitting(first, SittingEnd::quick_exit));
    CHECK(store->bookmark().error() == base::Error{ErrorCode::not_found, "there is no bookmark"});
  }
  CHECK(read(kiosk, "SELECT COUNT(*) FROM bookmark_step") == Rows{"0"});
  CHECK(read(kiosk, "SELECT state, how FROM sitting") == Rows{"ended|quick_exit"});
}

TEST_CASE("what was answered so far comes back whole and only of that sitting") {
  support::Kiosk kiosk;
  const Answer skipped{Wave::pre, "k1-a", "", Status::skipped, 0};
  const Answer rated{Wave::pre, "s1-a", "go", Status::answered, 3};
  auto store = ready(kiosk);
  REQUIRE(store->begin_sitting(first_start()));
  REQUIRE(store->keep_answers(first, {rated}));
  REQUIRE(store->keep_answers(first, {skipped}));
  CHECK(store->answers_of(first).value() == std::vector<Answer>{skipped, rated});
  CHECK(store->answers_of(SittingId("sitting-9")).value().empty());
}

TEST_CASE("no sitting begins when the disk is nearly full") {
  support::Kiosk kiosk;
  const auto store =
      store::Store::open({kiosk.folder.path(), &kiosk.clock, &kiosk.random, std::uintmax_t{1} << 62});
  REQUIRE(store);
  REQUIRE((*store)->keep_scoring_key(support::small_key()));
  CHECK((*store)->begin_sitting(first_start()).error() ==
        base::Error{ErrorCode::no_space, "less than 4398046511104 MiB are free for the data folder " +
                                             kiosk.folder.path().string() +
                                             ", so no new answers are kept: free some space"});
}

TEST_CASE("a clock that was never set is worth nothing") {
  support::Kiosk kiosk;
  kiosk.clock = base::VirtualClock(0);
  {
    auto store = ready(kiosk);
    REQUIRE(support::play(*store, support::sitting(0)));
  }
  CHECK(read(kiosk, "SELECT week, clock FROM sitting") == Rows{"1970-W01|unknown"});
}

TEST_CASE("a clock that agrees with the collector is anchored and one that fell behind it is worth nothing") {
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  {
    auto store = ready(kiosk);
    REQUIRE(support::enrol(*store, collector));
    REQUIRE(support::play(*store, support::sitting(0)));
  }
  kiosk.clock = base::VirtualClock(support::monday_s - 1);
  {
    auto store = ready(kiosk);
    REQUIRE(support::play(*store, support::sitting(1)));
  }
  CHECK(read(kiosk, "SELECT week, clock FROM sitting") == Rows{"2026-W45|anchored", "2026-W44|unknown"});
}
