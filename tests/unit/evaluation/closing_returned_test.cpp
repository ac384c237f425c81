// Blocks of those who came back weeks later, and of later visits alone.
#include <algorithm>

#include "base/random.h"
#include "evaluation/closing.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

Closing close(const ClosingInput& input) {
  SeededRandomSource random(7);
  return close_blocks(input, {support::small_key()}, {}, support::identity(), random).value();
}

// Came back with a card and answered what is asked weeks later.
std::vector<Sitting> returned(int count) {
  std::vector<Sitting> sittings = support::sittings(count);
  for (std::size_t i = 0; i < sittings.size(); ++i) support::answer_wave(sittings[i], Wave::follow_up, i % 3 != 0);
  return sittings;
}

}  // namespace

TEST_CASE("twenty who came back close as W1 and W12 and W123 over the same children") {
  const Closing closing = close(support::closing_input(returned(20)));
  REQUIRE(closing.blocks.size() == 3);
  const Block& w123 = closing.blocks[2].block;
  CHECK(w123.cohort == Cohort::returned);
  CHECK(w123.waves == Waves{Wave::pre, Wave::post, Wave::follow_up});
  CHECK(w123.parents == std::vector<std::string>{closing.blocks[1].block.id});
  CHECK(w123.link_failures == 0);
  CHECK(closing.blocks[2].sittings == closing.blocks[0].sittings);
  CHECK(closing.answers_withheld == 0);
  CHECK(parse_block(block_json(w123)).value() == w123);
}

TEST_CASE("who came back and who did not are never in one block") {
  std::vector<Sitting> sittings = returned(40);
  for (std::size_t i = 20; i < 40; ++i) {
    sittings[i].waves.erase(Wave::follow_up);
    std::erase_if(sittings[i].answers, [](const Answer& answer) { return answer.wave == Wave::follow_up; });
  }
  const Closing closing = close(support::closing_input(sittings));
  REQUIRE(closing.blocks.size() == 5);
  for (const ClosedBlock& each : closing.blocks) CHECK(each.block.n == 20);
}

TEST_CASE("a later visit that was left before its end is as none") {
  std::vector<Sitting> sittings = returned(20);
  for (Sitting& sitting : sittings) sitting.waves[Wave::follow_up].completed = false;
  const Closing closing = close(support::closing_input(sittings));
  CHECK(closing.blocks.size() == 2);
  CHECK(closing.answers_withheld == 200);
}

TEST_CASE("a block of later visits alone says that it is linked to none and nothing of the flow of readers") {
  std::vector<Sitting> sittings = returned(20);
  for (Sitting& sitting : sittings) {
    std::erase_if(sitting.answers, [](const Answer& answer) { return answer.wave != Wave::follow_up; });
    sitting.waves = {{Wave::follow_up, {true, true}}};
    sitting.is_unpaired = true;
  }
  const Closing closing = close(support::closing_input(sittings));
  REQUIRE(closing.blocks.size() == 1);
  const Block& w3 = closing.blocks[0].block;
  CHECK(w3.cohort == Cohort::unpaired);
  CHECK(w3.waves == Waves{Wave::follow_up});
  CHECK(w3.link_failures == 20);
  CHECK_FALSE(is_first_wave(w3));
  CHECK(parse_block(block_json(w3)).value() == w3);
}

TEST_CASE("a block that says otherwise of its waves or links than its cohort is refused") {
  Block w123 = close(support::closing_input(returned(20))).blocks[2].block;
  w123.cohort = Cohort::unpaired;
  CHECK_FALSE(parse_block(block_json(w123)));
  w123.cohort = Cohort::returned;
  w123.link_failures = 3;
  CHECK_FALSE(parse_block(block_json(w123)));
}

TEST_CASE("three waves of as many tables as a block holds can be sent however they were answered") {
  constexpr int slots = 96;  // two tables each
  base::Random random(4);
  std::vector<Sitting> sittings = support::sittings(60);
  for (Sitting& sitting : sittings) {
    sitting.stratum.instrument = support::large_key(slots).instrument;
    sitting.answers.clear();
    sitting.waves[Wave::follow_up] = {true, true};
    for (const Wave wave : {Wave::pre, Wave::post, Wave::follow_up}) {
      for (int slot = 0; slot < slots; ++slot) {
        std::vector<int> ratings;
        for (int action = 0; action < 4; ++action) ratings.push_back(1 + static_cast<int>(random.below(4)));
        support::answer_scenario(sitting, wave, "s" + std::to_string(slot) + (form_in(wave, sitting.first_form) == Form::a ? "-a" : "-b"), ratings);
      }
    }
  }
  SeededRandomSource source(7);
  const Closing closing = close_blocks(support::closing_input(std::move(sittings)), {support::large_key(slots)}, {}, support::identity(), source).value();
  CHECK(closing.set_aside.empty());
  REQUIRE(closing.blocks.size() == 3);
  CHECK(closing.blocks.back().block.tables.size() == 192);
}

// Else the first twenty would go at once, and the rest stay behind too few.
TEST_CASE("who came back waits until nobody of their weeks can come back any more") {
  ClosingInput input = support::closing_input(returned(38));
  input.settled = false;
  input.week = "2026-W51";  // eleven weeks
  CHECK(close(input).blocks.empty());
  input.week = "2026-W52";
  const Closing closing = close(input);
  REQUIRE(closing.blocks.size() == 3);
  CHECK(closing.blocks.back().block.n == 38);
}

TEST_CASE("who came back hurried or said nothing does not make the others wait for a group that cannot close") {
  std::vector<Sitting> sittings = returned(40);
  for (std::size_t i = 20; i < 40; ++i) {
    sittings[i].waves.erase(Wave::follow_up);
    std::erase_if(sittings[i].answers, [](const Answer& answer) { return answer.wave == Wave::follow_up; });
  }
  sittings[3].hurried = true;
  sittings[4].answers.clear();
  const Closing closing = close(support::closing_input(sittings));
  REQUIRE(closing.blocks.size() == 2);
  for (const ClosedBlock& each : closing.blocks) {
    CHECK(each.block.cohort == Cohort::finished);
    CHECK(each.block.n == 38);
  }
}
