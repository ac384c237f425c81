#include "evaluation/closing.h"

#include <algorithm>
#include <set>

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

Closing close(const ClosingInput& input, const ScoringKey& key = support::small_key()) {
  SeededRandomSource random(7);
  return close_blocks(input, {key}, {}, support::identity(), random).value();
}

// Everybody answers these slots' items like this, in one wave or in all.
void answer_alike(std::vector<Sitting>& sittings, const std::string& slot, int value) {
  for (Sitting& sitting : sittings) {
    for (Answer& answer : sitting.answers) {
      if (answer.item == slot + "-a" || answer.item == slot + "-b") answer.value = value;
    }
  }
}

void skip(Sitting& sitting, Wave wave, const std::string& slot) {
  for (Answer& answer : sitting.answers) {
    if (answer.wave == wave && answer.item.starts_with(slot)) answer.status = Status::skipped;
  }
}

void skip_all(Sitting& sitting) {
  for (Answer& answer : sitting.answers) answer.status = Status::skipped;
}

ScoringKey sensitive_key() {
  ScoringKey key = support::small_key();
  for (ItemKey& item : key.items) item.sensitive = item.slot == "k1";
  return key;
}

bool has_table(const Block& block, const std::string& slot) {
  return std::any_of(block.tables.begin(), block.tables.end(), [&](const Table& each) { return each.slot == slot; });
}

Table table(const Block& block, const std::string& kind, const std::string& slot) {
  for (const Table& candidate : block.tables) {
    if (candidate.kind == kind && candidate.slot == slot) return candidate;
  }
  FAIL("no table " << slot);
  return {};
}

}  // namespace

TEST_CASE("twenty finished sittings close as a W1 and a W12 block") {
  const Closing closing = close(support::closing_input(support::sittings(20)));
  REQUIRE(closing.blocks.size() == 2);
  const Block& w1 = closing.blocks[0].block;
  const Block& w12 = closing.blocks[1].block;
  CHECK(w1.waves == Waves{Wave::pre});
  CHECK(w1.cohort == Cohort::finished);
  CHECK(w1.n == 20);
  CHECK(w1.parents.empty());
  CHECK(w1.sequence == 1);
  CHECK(w1.id == block_id("k-test", std::string(32, '1'), 1));
  CHECK(w1.key.size() == 32);
  CHECK(w1.period == "2026-W40");
  CHECK(w1.stratum.age_band == "12-14");
  CHECK(w12.waves == Waves{Wave::pre, Wave::post});
  CHECK(w12.parents == std::vector<std::string>{w1.id});
  CHECK(closing.blocks[0].sittings.size() == 20);
  CHECK(closing.blocks[1].sittings == closing.blocks[0].sittings);
  CHECK(closing.next_block_sequence == 3);
}

TEST_CASE("nineteen sittings wait") {
  const Closing closing = close(support::closing_input(support::sittings(19)));
  CHECK(closing.blocks.empty());
  CHECK(closing.withheld.empty());
}

TEST_CASE("tables count outcomes before and after by slot over both forms") {
  const Closing closing = close(support::closing_input(support::sittings(20)));
  // Of 0 to 19: seven divide by 3 (right, right), seven leave 1 (wrong, wrong), six leave 2 (wrong, right).
  CHECK(table(closing.blocks[0].block, "item", "k1").cells ==
        std::vector<Cell>{{{"right"}, 7}, {{"wrong"}, 13}});
  CHECK(table(closing.blocks[1].block, "item", "k1").cells ==
        std::vector<Cell>{{{"right", "right"}, 7}, {{"wrong", "right"}, 6}, {{"wrong", "wrong"}, 7}});
  CHECK(table(closing.blocks[1].block, "item", "k2").cells ==
        std::vector<Cell>{{{"right", "right"}, 7}, {{"not_sure", "right"}, 6}, {{"not_sure", "not_sure"}, 7}});
  CHECK(table(closing.blocks[1].block, "probe", "s2").cells ==
        std::vector<Cell>{{{"called_risky", "called_risky"}, 7}, {{"called_risky", "called_fine"}, 6}, {{"called_fine", "called_fine"}, 7}});
  CHECK(table(closing.blocks[1].block, "practice", "details_given").cells ==
        std::vector<Cell>{{{"0"}, 4}, {{"1"}, 4}, {{"2"}, 4}, {{"3"}, 4}, {{"4"}, 4}});
}

TEST_CASE("score moments are integer sums of thousandths") {
  const Closing closing = close(support::closing_input(support::sittings(20)));
  // Even numbers begin with form A.
  CHECK(closing.blocks[0].block.moments[0] == Moments{"knowledge", "A", 10, {4000}, {4000000}});
  CHECK(closing.blocks[0].block.moments[1] == Moments{"knowledge", "B", 10, {3000}, {3000000}});
  CHECK(closing.blocks[1].block.moments[0] == Moments{"knowledge", "A", 10, {4000, 7000}, {4000000, 4000000, 7000000}});
  CHECK(closing.blocks[1].block.moments[1] == Moments{"knowledge", "B", 10, {3000, 6000}, {3000000, 3000000, 6000000}});
}

TEST_CASE("one form's moments stand apart only when each has five") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 6; ++i) waiting[2 * i].first_form = Form::b;
  for (std::size_t i = 0; i < 6; ++i) {
    Sitting again;
    again.id = waiting[2 * i].id;
    again.stratum = waiting[2 * i].stratum;
    again.week = waiting[2 * i].week;
    again.clock = waiting[2 * i].clock;
    again.first_form = Form::b;
    support::answer_wave(again, Wave::pre, true);
    support::answer_wave(again, Wave::post, true);
    waiting[2 * i] = again;
  }
  const Closing closing = close(support::closing_input(waiting));
  CHECK(closing.blocks[0].block.moments[0].first_form == "*");  // four began with A
  CHECK(closing.blocks[0].block.moments[0].n == 20);
}

TEST_CASE("those who left never hold back those who finished, and are in no block with them") {
  for (const int leavers : {1, 4, 19}) {
    auto waiting = support::sittings(30 + leavers);
    for (int i = 0; i < leavers; ++i) support::leave_before_post(waiting[static_cast<std::size_t>(i)]);
    const Closing closing = close(support::closing_input(waiting));
    REQUIRE(closing.blocks.size() == 2);
    CHECK(closing.blocks[0].block.n == 30);
    CHECK(closing.blocks[1].block.n == 30);
  }
}

TEST_CASE("twenty who left close as a W1 block of their own, whatever their sex and age") {
  auto waiting = support::sittings(20);
  for (Sitting& sitting : waiting) support::leave_before_post(sitting);
  for (std::size_t i = 0; i < 20; ++i) {
    waiting[i].stratum.sex = i < 8 ? "f" : "m";
    waiting[i].stratum.age_band = i % 2 == 0 ? "9-11" : "12-14";
  }
  CHECK(close(support::closing_input(waiting)).blocks.empty());  // four girls of each age
  for (std::size_t i = 8; i < 10; ++i) waiting[i].stratum.sex = "f";
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 1);
  const Block& block = closing.blocks[0].block;
  CHECK(block.cohort == Cohort::left);
  CHECK(block.waves == Waves{Wave::pre});
  CHECK(block.stratum.sex == "*");
  CHECK(block.stratum.age_band == "*");
  CHECK(closing.answers_sent == 200);
  CHECK(closing.answers_withheld == 20);  // what they chose in the chat
}

TEST_CASE("sittings that say nothing and hurried ones are in no block") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 19; ++i) skip_all(waiting[i]);
  Closing closing = close(support::closing_input(waiting));
  CHECK(closing.blocks.empty());
  CHECK(closing.withheld.size() == 19);
  CHECK(closing.withheld[0].why == NotSent::says_nothing);
  waiting = support::sittings(20);
  waiting[7].hurried = true;
  closing = close(support::closing_input(waiting));
  CHECK(closing.blocks.empty());
  REQUIRE(closing.withheld.size() == 1);
  CHECK(closing.withheld[0].why == NotSent::hurried);
}

TEST_CASE("nineteen who answer one question around one child tell nothing of the child") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 19; ++i) {
    for (const char* slot : {"k2", "s1", "s2"}) {
      skip(waiting[i], Wave::pre, slot);
      skip(waiting[i], Wave::post, slot);
    }
  }
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 2);
  for (const ClosedBlock& closed : closing.blocks) {
    for (const char* slot : {"k2", "s1", "s2"}) CHECK_FALSE(has_table(closed.block, slot));
    CHECK(has_table(closed.block, "k1"));
    for (const Moments& sums : closed.block.moments) CHECK(sums.construct == "knowledge");
  }
}

TEST_CASE("a question skipped once is told of nobody's other wave") {
  auto waiting = support::sittings(40);
  for (std::size_t i = 0; i < 6; ++i) skip(waiting[i], Wave::post, "k1");
  const Closing closing = close(support::closing_input(waiting));
  for (const Cell& cell : table(closing.blocks[0].block, "item", "k1").cells) {
    if (cell.levels.front() == level::unanswered) CHECK(cell.count == 6);
  }
  std::int64_t unanswered = 0;
  for (const Cell& cell : table(closing.blocks[1].block, "item", "k1").cells) {
    CHECK((cell.levels[0] == level::unanswered) == (cell.levels[1] == level::unanswered));
    if (cell.levels[0] == level::unanswered) unanswered += cell.count;
  }
  CHECK(unanswered == 6);
}

TEST_CASE("fewer than five with incomplete answers are left out of the construct in tables and scores") {
  auto waiting = support::sittings(24);
  for (std::size_t i = 0; i < 4; ++i) skip(waiting[i], Wave::post, "k2");
  Closing closing = close(support::closing_input(waiting));
  for (const ClosedBlock& closed : closing.blocks) {
    std::int64_t scored = 0;
    for (const Moments& sums : closed.block.moments) scored += sums.construct == "knowledge" ? sums.n : 0;
    CHECK(scored == 20);
    for (const char* slot : {"k1", "k2"}) {
      for (const Cell& cell : table(closed.block, "item", slot).cells) {
        if (cell.levels[0] == level::unanswered) CHECK(cell.count == 4);
      }
    }
  }
  skip(waiting[4], Wave::post, "k2");  // five are enough to be told of k1
  closing = close(support::closing_input(waiting));
  for (const Cell& cell : table(closing.blocks[0].block, "item", "k1").cells) CHECK(cell.levels[0] != level::unanswered);
}

TEST_CASE("reasons for no answer are told of one wave when each is five or more") {
  auto waiting = support::sittings(40);
  for (std::size_t i = 0; i < 10; ++i) {
    skip(waiting[i], Wave::pre, "k1");
    skip(waiting[i], Wave::post, "k1");
  }
  const auto levels_of = [](const Table& each) {
    std::set<std::string> levels;
    for (const Cell& cell : each.cells) levels.insert(cell.levels[0]);
    return levels;
  };
  CHECK(levels_of(table(close(support::closing_input(waiting)).blocks[0].block, "item", "k1")) == std::set<std::string>{"right", "wrong", "skipped"});
  for (Answer& answer : waiting[0].answers) {
    if (answer.item.starts_with("k1")) answer.status = Status::rather_not_say;
  }
  CHECK(levels_of(table(close(support::closing_input(waiting)).blocks[0].block, "item", "k1")) == std::set<std::string>{"right", "wrong", "unanswered"});
}

TEST_CASE("what is sensitive waits for sixty and goes out over whole blocks") {
  auto first = support::sittings(40);
  Closing closing = close(support::closing_input(first), sensitive_key());
  REQUIRE(closing.blocks.size() == 2);
  CHECK_FALSE(has_table(closing.blocks[0].block, "k1"));
  CHECK_FALSE(has_table(closing.blocks[0].block, "k2"));  // of the same construct
  CHECK(has_table(closing.blocks[0].block, "s1"));
  CHECK(closing.blocks[1].more_to_come);
  CHECK(closing.blocks[1].answers_open == 160);
  auto second = support::sittings(24);
  for (Sitting& sitting : second) sitting.id += "-later";
  auto input = support::closing_input(second);
  input.pending = {{closing.blocks[1].block.id, Cohort::finished, first[0].stratum, first}};
  input.next_block_sequence = closing.next_block_sequence;
  const Closing late = close(input, sensitive_key());
  REQUIRE(late.blocks.size() == 4);
  const Block& w1 = late.blocks[2].block;
  CHECK(w1.content == Content::sensitive);
  CHECK(w1.n == 64);
  CHECK(w1.parents == std::vector<std::string>{closing.blocks[1].block.id, late.blocks[1].block.id});
  CHECK(late.blocks[3].block.parents == std::vector<std::string>{w1.id});
  CHECK(has_table(w1, "k1"));
  CHECK_FALSE(has_table(w1, "s1"));
  CHECK_FALSE(late.blocks[3].more_to_come);
}

TEST_CASE("readers who all or almost all answer what is sensitive alike are not told apart from one another or the rest") {
  for (const std::size_t others : {0U, 1U, 4U}) {
    auto waiting = support::sittings(60);
    answer_alike(waiting, "k1", 1);
    for (std::size_t i = 0; i < others; ++i) {
      for (Answer& answer : waiting[i].answers) {
        if (answer.item.starts_with("k1")) answer.value = 0;
      }
    }
    const Closing closing = close(support::closing_input(waiting), sensitive_key());
    REQUIRE(closing.blocks.size() == 4);
    CHECK_FALSE(has_table(closing.blocks[2].block, "k1"));
    CHECK(has_table(closing.blocks[2].block, "k2"));
  }
}

TEST_CASE("a group that is large enough waits four weeks for more and then closes") {
  auto input = support::closing_input(support::sittings(25));
  input.settled = false;
  input.week = "2026-W43";
  CHECK(close(input).blocks.empty());
  input.week = "2026-W44";
  CHECK(close(input).blocks.size() == 2);
  input.week = "2026-W41";
  input.clock = ClockQuality::unknown;  // nothing can be waited for
  CHECK(close(input).blocks.size() == 2);
}

TEST_CASE("of forty and more the first close at once and twenty stay to be joined by others") {
  auto input = support::closing_input(support::sittings(45));
  input.settled = false;
  const Closing closing = close(input);
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.n == 25);
  CHECK(closing.blocks[0].sittings.back() == "sitting-24");
}

TEST_CASE("strata close apart") {
  auto waiting = support::sittings(40);
  for (std::size_t i = 0; i < 40; ++i) waiting[i].stratum.sex = i < 20 ? "f" : "m";
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 4);
  CHECK(closing.blocks[0].block.stratum.sex == "f");
  CHECK(closing.blocks[2].block.stratum.sex == "m");
}

TEST_CASE("after four weeks a small site's sexes are pooled when each is five or more") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 20; ++i) waiting[i].stratum.sex = i < 5 ? "f" : "m";
  auto input = support::closing_input(waiting);
  input.week = "2026-W43";
  CHECK(close(input).blocks.empty());
  input.week = "2026-W44";
  const Closing closing = close(input);
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.stratum.sex == "*");
  CHECK(closing.blocks[0].block.stratum.age_band == "12-14");
  input.waiting[4].stratum.sex = "m";
  CHECK(close(input).blocks.empty());
}

TEST_CASE("a girl among twenty boys waits and does not hold them back") {
  auto waiting = support::sittings(21);
  for (std::size_t i = 0; i < 21; ++i) waiting[i].stratum.sex = i == 3 ? "f" : i < 12 ? "m" : "*";
  auto input = support::closing_input(waiting);
  input.week = "2026-W44";
  const Closing closing = close(input);
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.n == 20);
  CHECK(std::find(closing.blocks[0].sittings.begin(), closing.blocks[0].sittings.end(), "sitting-3") == closing.blocks[0].sittings.end());
}

TEST_CASE("after eight weeks age bands are pooled too") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 20; ++i) waiting[i].stratum.age_band = i < 10 ? "9-11" : "12-14";
  auto input = support::closing_input(waiting);
  input.week = "2026-W47";
  CHECK(close(input).blocks.empty());
  input.week = "2026-W48";
  const Closing closing = close(input);
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.stratum.age_band == "*");
}

TEST_CASE("answers held for 180 days are withheld for ever and reported in buckets by the next block") {
  auto input = support::closing_input(support::sittings(7));
  input.week = "2027-W12";  // 175 days
  CHECK(close(input).withheld.empty());
  input.week = "2027-W13";  // 182 days
  const Closing closing = close(input);
  CHECK(closing.blocks.empty());
  CHECK(closing.withheld.size() == 7);
  CHECK(closing.withheld_unreported == 7);
  auto next = support::closing_input(support::sittings(20));
  next.withheld_unreported = closing.withheld_unreported;
  const Closing later = close(next);
  CHECK(later.blocks[0].block.withheld == "1-19");
  CHECK(later.blocks[1].block.withheld == "0");
  CHECK(later.withheld_unreported == 0);
}

TEST_CASE("what is sensitive and cannot close for 180 days is withheld") {
  auto members = support::sittings(20);
  ClosingInput input = support::closing_input({});
  input.pending = {{"w12-id", Cohort::finished, members[0].stratum, members}};
  input.week = "2027-W13";
  const Closing closing = close(input, sensitive_key());
  CHECK(closing.blocks.empty());
  CHECK(closing.withheld_later == std::vector<std::string>{"w12-id"});
  CHECK(closing.answers_withheld == 80);
}

TEST_CASE("with a clock that nobody set nothing is coarsened and nothing withheld") {
  auto input = support::closing_input(support::sittings(7));
  input.week = "2099-W01";
  input.clock = ClockQuality::unknown;
  CHECK(close(input).withheld.empty());
  input.clock = ClockQuality::plausible;
  for (Sitting& sitting : input.waiting) sitting.clock = ClockQuality::unknown;
  CHECK(close(input).withheld.empty());
}

TEST_CASE("a week from an unset clock is not the block's period") {
  auto waiting = support::sittings(20);
  waiting[5].week = "2099-W01";
  waiting[5].clock = ClockQuality::unknown;
  const Closing closing = close(support::closing_input(waiting));
  CHECK(closing.blocks[0].block.period == "2026-W40");
  CHECK(closing.blocks[0].block.clock == ClockQuality::unknown);
}

TEST_CASE("sittings whose instrument is unknown wait") {
  auto waiting = support::sittings(20);
  for (Sitting& sitting : waiting) sitting.stratum.instrument.version = 2;
  CHECK(close(support::closing_input(waiting)).blocks.empty());
}

TEST_CASE("a policy below the thresholds and a kiosk without identity are refused") {
  SeededRandomSource random(7);
  const auto input = support::closing_input(support::sittings(20));
  Policy weak;
  weak.id = "k10";
  weak.k_block = 10;
  const auto refused = close_blocks(input, {support::small_key()}, weak, support::identity(), random);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "policy k10 closes blocks below 20 sittings, 60 where it is sensitive, or margins below 5");
  const auto unenrolled = close_blocks(input, {support::small_key()}, {}, {}, random);
  REQUIRE_FALSE(unenrolled);
  CHECK(unenrolled.error().message == "blocks cannot close before the kiosk is enrolled");
}

TEST_CASE("days between weeks cross the year") {
  CHECK(days_between_weeks("2026-W52", "2027-W01").value() == 14);  // 2026 has 53 weeks
  CHECK(days_between_weeks("2026-W40", "2026-W39").value() == -7);
  CHECK(days_between_weeks("2026-W40", "later").error().message == "later is not an ISO week");
}

TEST_CASE("two practice chats of one lesson are counted apart") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 20; ++i) {
    if (i < 8) waiting[i].answers.push_back(practice_answer("second-chat", "details_given", 1));
    if (i < 6) waiting[i].answers.push_back(practice_answer("second-chat", "secrecy", 1));
  }
  const Closing closing = close(support::closing_input(waiting));
  std::vector<Table> practice;
  for (const Table& table : closing.blocks[1].block.tables) {
    if (table.is_practice()) practice.push_back(table);
  }
  CHECK(practice == std::vector<Table>{
                        {"practice", "details_given", "practice", false, {{{"0"}, 4}, {{"1"}, 4}, {{"2"}, 4}, {{"3"}, 4}, {{"4"}, 4}}, "chat"},
                        {"practice", "details_given", "practice", false, {{{"1"}, 8}, {{"not_reached"}, 12}}, "second-chat"},
                        {"practice", "secrecy", "practice", false, {{{"1"}, 6}, {{"not_reached"}, 14}}, "second-chat"}});
}

TEST_CASE("every recorded practice choice is in a table of its block") {
  auto waiting = support::sittings(20);
  for (std::size_t i = 0; i < 20; ++i) {
    for (const base::PracticeCode& code : base::practice_codes) {
      waiting[i].answers.push_back(practice_answer("play", std::string(code.id), static_cast<int>(i)));
    }
  }
  const Closing closing = close(support::closing_input(waiting));
  for (const base::PracticeCode& code : base::practice_codes) {
    std::int64_t counted = 0;
    for (const Table& table : closing.blocks[1].block.tables) {
      if (!table.is_practice() || table.block != "play" || table.slot != code.id) continue;
      for (const Cell& cell : table.cells) counted += cell.levels.front() == "not_reached" ? 0 : cell.count;
    }
    CHECK(counted == 20);
  }
}

TEST_CASE("what is too large for a block is set aside alone and the rest closes") {
  const ScoringKey large = support::large_key(260);
  auto waiting = support::sittings(20);
  auto others = support::sittings(20);
  for (Sitting& sitting : others) {
    sitting.id += "-large";
    sitting.stratum.instrument = large.instrument;
    support::answer_large(sitting, 260);
  }
  waiting.insert(waiting.begin(), others.begin(), others.end());
  SeededRandomSource random(7);
  const Closing closing = close_blocks(support::closing_input(waiting), {large, support::small_key()}, {}, support::identity(), random).value();
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.blocks[0].block.sequence == 1);
  CHECK(closing.blocks[0].block.stratum.instrument.id == "gifts");
  REQUIRE(closing.set_aside.size() == 1);
  CHECK(closing.set_aside[0].reason ==
        "a block of instrument large version 1 over 20 sittings cannot be sent: block.body.tables has a value that may not leave the kiosk");
  CHECK(closing.withheld.size() == 20);
  CHECK(closing.withheld[0].why == NotSent::no_block_holds_it);
  CHECK(closing.withheld_unreported == 20);
}

TEST_CASE("what fewer than five chose in a chat has no table") {
  auto waiting = support::sittings(20);
  for (int chat = 0; chat < 200; ++chat) {
    waiting[0].answers.push_back(practice_answer("chat-" + std::to_string(chat), "secrecy", 1));
  }
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 2);
  CHECK(closing.set_aside.empty());
  CHECK(closing.answers_withheld == 200);
}

TEST_CASE("a site that no block could name closes nothing and sets nothing aside") {
  SeededRandomSource random(7);
  KioskIdentity identity = support::identity();
  identity.region = "behind the market";
  const auto refused = close_blocks(support::closing_input(support::sittings(20)), {support::small_key()}, {}, identity, random);
  CHECK(refused.error().message == "blocks cannot close: \"behind the market\" is no id");
}
