#include "evaluation/scoring.h"

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

const ScoringKey key = support::small_key();

SlotScore slot(const std::vector<Answer>& answers, const std::string& name, Form form = Form::a) {
  for (const SlotScore& score : score_phase(key, Phase::pre, form, true, answers).slots) {
    if (score.slot == name) return score;
  }
  FAIL("no slot " << name);
  return {};
}

Answer knowledge(const std::string& item, int value) { return {Phase::pre, item, "", Status::answered, value}; }

std::vector<Answer> ratings(const std::string& item, const std::vector<int>& values) {
  Sitting sitting;
  support::answer_scenario(sitting, Phase::pre, item, values);
  return sitting.answers;
}

}  // namespace

TEST_CASE("a knowledge answer is right when it equals the key") {
  CHECK(slot({knowledge("k1-a", 1)}, "k1").outcome == Outcome::right);
  CHECK(slot({knowledge("k1-a", 0)}, "k1").outcome == Outcome::wrong);
  CHECK(slot({knowledge("k2-a", 0)}, "k2").outcome == Outcome::right);
  CHECK(slot({knowledge("k2-a", 1)}, "k2").outcome == Outcome::wrong);
}

TEST_CASE("not sure is kept apart and scores nothing") {
  const SlotScore score = slot({knowledge("k1-a", 2)}, "k1");
  CHECK(score.outcome == Outcome::not_sure);
  CHECK(score.twelfths == 0);
}

TEST_CASE("skipped and rather not say and did not come up are three outcomes without a score") {
  CHECK(slot({{Phase::pre, "k1-a", "", Status::skipped, 0}}, "k1").outcome == Outcome::skipped);
  CHECK(slot({{Phase::pre, "k1-a", "", Status::rather_not_say, 0}}, "k1").outcome == Outcome::rather_not_say);
  CHECK(slot({{Phase::pre, "k1-a", "", Status::did_not_come_up, 0}}, "k1").outcome == Outcome::did_not_come_up);
  CHECK_FALSE(slot({{Phase::pre, "k1-a", "", Status::skipped, 0}}, "k1").twelfths);
}

TEST_CASE("the last answer to an item counts") {
  CHECK(slot({knowledge("k1-a", 0), knowledge("k1-a", 1)}, "k1").outcome == Outcome::right);
}

TEST_CASE("a situation is right when every rating is on the key's side") {
  const SlotScore exact = slot(ratings("s1-a", {1, 4, 2, 3}), "s1");
  CHECK(exact.outcome == Outcome::right);
  CHECK(exact.twelfths == 12);
  CHECK(exact.probe == ProbeOutcome::rated_bad);
  const SlotScore near = slot(ratings("s1-a", {2, 3, 1, 4}), "s1");
  CHECK(near.outcome == Outcome::right);
  CHECK(near.twelfths == 8);
  const SlotScore crossed = slot(ratings("s1-a", {3, 4, 2, 3}), "s1");
  CHECK(crossed.outcome == Outcome::wrong);
  CHECK(crossed.twelfths == 10);
  CHECK(crossed.probe == ProbeOutcome::rated_good);
}

TEST_CASE("a foil whose probe is rated bad is an over-alarm") {
  const SlotScore score = slot(ratings("s2-a", {2, 3, 2, 1}), "s2");
  CHECK(score.foil);
  CHECK(score.probe == ProbeOutcome::rated_bad);
}

TEST_CASE("a situation with any rating skipped counts as skipped") {
  auto answers = ratings("s1-a", {1, 4, 2, 3});
  answers[2].status = Status::skipped;
  answers[3].status = Status::rather_not_say;
  CHECK(slot(answers, "s1").outcome == Outcome::skipped);
  CHECK(slot(answers, "s1").probe == ProbeOutcome::skipped);
  CHECK(slot(ratings("s1-a", {1, 4, 2}), "s1").outcome == Outcome::skipped);
  CHECK(slot(ratings("s1-a", {1, 4, 2, 5}), "s1").outcome == Outcome::skipped);
}

TEST_CASE("a situation whose reader would rather not say is not skipped") {
  auto answers = ratings("s1-a", {1, 4, 2, 3});
  for (Answer& answer : answers) answer.status = Status::rather_not_say;
  CHECK(slot(answers, "s1").outcome == Outcome::rather_not_say);
  CHECK(slot(answers, "s1").probe == ProbeOutcome::rather_not_say);
}

TEST_CASE("an item without an answer is not reached in a phase that began and not seen in one that did not") {
  const PhaseScores begun = score_phase(key, Phase::pre, Form::a, true, {});
  const PhaseScores never = score_phase(key, Phase::pre, Form::a, false, {});
  REQUIRE(begun.slots.size() == 4);
  CHECK(begun.slots[0].outcome == Outcome::not_reached);
  CHECK(begun.slots[2].probe == ProbeOutcome::not_reached);
  CHECK(never.slots[0].outcome == Outcome::not_seen);
  CHECK(never.slots[2].probe == ProbeOutcome::not_seen);
}

TEST_CASE("answers of another form or phase do not count") {
  CHECK(slot({knowledge("k1-b", 1)}, "k1", Form::a).outcome == Outcome::not_reached);
  CHECK(slot({{Phase::post, "k1-a", "", Status::answered, 1}}, "k1").outcome == Outcome::not_reached);
}

TEST_CASE("construct scores are means in thousandths of at least half of the slots") {
  auto answers = ratings("s1-a", {3, 4, 2, 3});  // 10 of 12
  answers.push_back(knowledge("k1-a", 1));
  answers.push_back(knowledge("k2-a", 2));
  const PhaseScores scores = score_phase(key, Phase::pre, Form::a, true, answers);
  CHECK(scores.knowledge_permille == 500);
  CHECK(scores.scenario_permille == 833);
  CHECK_FALSE(score_phase(key, Phase::pre, Form::a, true, {}).knowledge_permille);
}

TEST_CASE("a practice code keeps the highest value it took") {
  const std::vector<Answer> answers = {{Phase::practice, "details_given", "", Status::answered, 3},
                                       {Phase::practice, "details_given", "", Status::answered, 1},
                                       {Phase::practice, "secrecy", "", Status::answered, 0},
                                       {Phase::practice, "moved_app", "", Status::answered, 9}};
  const auto reached = score_practice(key, answers);
  REQUIRE(reached.size() == 6);
  CHECK(reached[0] == 3);
  CHECK(reached[1] == 1);
  CHECK_FALSE(reached[2]);
  CHECK(reached[3] == 0);
}
