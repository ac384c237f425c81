#include "evaluation/closing.h"

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

Closing close(const ClosingInput& input, const ScoringKey& key = support::small_key()) {
  SeededRandomSource random(7);
  return close_blocks(input, {key}, {}, support::identity(), random).value();
}

const Waves w1_waves{Wave::pre};
const Waves w12_waves{Wave::pre, Wave::post};

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
  CHECK(w1.waves == std::vector<WaveCount>{{Wave::pre, 20, 20}});
  CHECK(w1.n == 20);
  CHECK(w1.parents.empty());
  CHECK(w1.sequence == 1);
  CHECK(w1.id == block_id("k-test", std::string(32, '1'), 1));
  CHECK(w1.key.size() == 32);
  CHECK(w1.period == "2026-W40");
  CHECK(w1.stratum.age_band == "12-14");
  CHECK(w12.waves == std::vector<WaveCount>{{Wave::pre, 20, 20}, {Wave::post, 20, 20}});
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
        std::vector<Cell>{{{"rated_bad", "rated_bad"}, 7}, {{"rated_bad", "rated_good"}, 6}, {{"rated_good", "rated_good"}, 7}});
  CHECK(table(closing.blocks[1].block, "practice", "details_given").cells ==
        std::vector<Cell>{{{"0"}, 4}, {{"1"}, 4}, {{"2"}, 4}, {{"3"}, 4}, {{"4"}, 4}});
}

TEST_CASE("score moments are integer sums of thousandths") {
  const Closing closing = close(support::closing_input(support::sittings(20)));
  CHECK(closing.blocks[0].block.moments[0] == Moments{"knowledge", 20, {7000}, {7000000}});
  CHECK(closing.blocks[1].block.moments[0] == Moments{"knowledge", 20, {7000, 13000}, {7000000, 7000000, 13000000}});
}

TEST_CASE("a block waits while one to four readers left before the end") {
  for (const int leavers : {1, 4}) {
    auto waiting = support::sittings(30);
    for (int i = 0; i < leavers; ++i) support::leave_before_post(waiting[static_cast<std::size_t>(i)]);
    const Closing closing = close(support::closing_input(waiting));
    REQUIRE(closing.blocks.size() == 1);  // everybody finished the first survey
    CHECK(waves_of(closing.blocks[0].block) == w1_waves);
  }
}

TEST_CASE("five leavers are enough for the W12 block and they count as not seen") {
  auto waiting = support::sittings(30);
  for (std::size_t i = 0; i < 5; ++i) support::leave_before_post(waiting[i]);
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 2);
  const Block& w12 = closing.blocks[1].block;
  CHECK(w12.waves[1].started == 25);
  CHECK(table(w12, "item", "k1").cells ==
        std::vector<Cell>{{{"right", "right"}, 8}, {{"right", "not_seen"}, 2}, {{"wrong", "right"}, 9},
                          {{"wrong", "wrong"}, 8}, {{"wrong", "not_seen"}, 3}});
}

TEST_CASE("a first survey that one reader left waits as a whole") {
  auto waiting = support::sittings(25);
  waiting[3].waves[Wave::pre].completed = false;
  CHECK(close(support::closing_input(waiting)).blocks.empty());
}

TEST_CASE("a W12 block is a union of whole W1 blocks when one alone has too few leavers") {
  auto first = support::sittings(20);
  for (std::size_t i = 0; i < 3; ++i) support::leave_before_post(first[i]);
  auto input = support::closing_input(first);
  const Closing early = close(input);
  REQUIRE(early.blocks.size() == 1);
  auto second = support::sittings(22);
  for (Sitting& sitting : second) sitting.id += "-later";
  for (std::size_t i = 0; i < 2; ++i) support::leave_before_post(second[i]);
  auto next = support::closing_input(second);
  next.pending = {{early.blocks[0].block.id, w1_waves, early.blocks[0].block.stratum, first}};
  next.next_block_sequence = early.next_block_sequence;
  const Closing late = close(next);
  REQUIRE(late.blocks.size() == 2);
  CHECK(waves_of(late.blocks[0].block) == w1_waves);
  CHECK(late.blocks[0].block.n == 22);
  CHECK(late.blocks[1].block.n == 42);
  CHECK(late.blocks[1].block.parents ==
        std::vector<std::string>{early.blocks[0].block.id, late.blocks[0].block.id});
}

TEST_CASE("readers who all answer a sensitive item alike are not published") {
  ScoringKey key = support::small_key();
  for (ItemKey& item : key.items) item.sensitive = item.slot == "k1";
  auto waiting = support::sittings(20);
  for (Sitting& sitting : waiting) {
    for (Answer& answer : sitting.answers) {
      if (answer.wave == Wave::pre && (answer.item == "k1-a" || answer.item == "k1-b")) answer.value = 1;
    }
  }
  CHECK(close(support::closing_input(waiting), key).blocks.empty());
  CHECK(close(support::closing_input(waiting)).blocks.size() == 2);
  waiting.push_back(support::sitting(20));  // answers otherwise
  CHECK(close(support::closing_input(waiting), key).blocks.size() == 2);
}

TEST_CASE("strata close apart") {
  auto waiting = support::sittings(40);
  for (std::size_t i = 0; i < 40; ++i) waiting[i].stratum.sex = i < 20 ? "f" : "m";
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 4);
  CHECK(closing.blocks[0].block.stratum.sex == "f");
  CHECK(closing.blocks[1].block.stratum.sex == "m");
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

TEST_CASE("a W12 block that cannot close for 180 days is withheld") {
  auto members = support::sittings(20);
  support::leave_before_post(members[0]);
  ClosingInput input = support::closing_input({});
  input.pending = {{"w1-id", w1_waves, members[0].stratum, members}};
  input.week = "2027-W13";
  const Closing closing = close(input);
  CHECK(closing.blocks.empty());
  CHECK(closing.withheld_later == std::vector<std::string>{"w1-id"});
  CHECK(closing.withheld_unreported == 20);
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
  CHECK(refused.error().message == "policy k10 closes blocks below 20 sittings or margins below 5");
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
  CHECK(closing.set_aside[0].sittings.size() == 20);
  CHECK(closing.withheld_unreported == 20);
}

TEST_CASE("a block whose later waves are too large is set aside with its parents and what was sent stays") {
  auto waiting = support::sittings(20);
  for (int chat = 0; chat < 200; ++chat) {
    waiting[0].answers.push_back(practice_answer("chat-" + std::to_string(chat), "secrecy", 1));
  }
  const Closing closing = close(support::closing_input(waiting));
  REQUIRE(closing.blocks.size() == 1);
  REQUIRE(closing.set_aside.size() == 1);
  CHECK(closing.set_aside[0].sittings.empty());
  CHECK(closing.set_aside[0].parents == std::vector<std::string>{closing.blocks[0].block.id});
}

TEST_CASE("a site that no block could name closes nothing and sets nothing aside") {
  SeededRandomSource random(7);
  KioskIdentity identity = support::identity();
  identity.region = "behind the market";
  const auto refused = close_blocks(support::closing_input(support::sittings(20)), {support::small_key()}, {}, identity, random);
  CHECK(refused.error().message == "blocks cannot close: \"behind the market\" is no id");
}
