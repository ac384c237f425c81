#include "items/scenario/scenario.h"

#include "items/scenario/ask.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using AskScenario = session::Ask<content::Scenario>;
using ScoreScenario = evaluation::Score<content::Scenario>;

const content::Scenario situation = std::get<content::Scenario>(support::situation("s1", content::Form::a).body);

}  // namespace

TEST_CASE("a situation is answered when each of its actions is rated") {
  AskScenario::State state = AskScenario::update({}, {0, 1}, situation);
  state = AskScenario::update(state, {1, 4}, situation);
  CHECK_FALSE(AskScenario::is_answered(state, situation));
  CHECK(AskScenario::replies(state, situation)[2].value == std::nullopt);
  state = AskScenario::update(state, {2, 2}, situation);
  CHECK(AskScenario::is_answered(state, situation));
}

TEST_CASE("a situation's ratings outside the scale or of no action change nothing") {
  for (const session::RateAction& wrong : {session::RateAction{0, 0}, session::RateAction{0, 5}, session::RateAction{3, 1}}) {
    CHECK(AskScenario::update({}, wrong, situation).ratings.empty());
  }
}

TEST_CASE("a situation's key holds what each action is rated against") {
  const evaluation::ScenarioKey key = AskScenario::key(situation);
  CHECK(key == evaluation::ScenarioKey{false, {{"go", 1, true}, {"ask", 4, false}, {"wait", 2, false}}});
  CHECK(ScoreScenario::read_key(ScoreScenario::key_json(key)).value() == key);
}

TEST_CASE("a risky situation and a foil cannot fill one slot") {
  content::Scenario foil = situation;
  foil.foil = true;
  CHECK(content::unlike(situation, situation) == std::nullopt);
  CHECK(content::unlike(situation, foil) == "must be foils, or neither");
}
