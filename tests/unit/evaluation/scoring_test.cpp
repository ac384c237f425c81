#include "evaluation/scoring.h"

#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

const ScoringKey key = support::small_key();

SlotScore slot(const std::vector<Answer>& answers, const std::string& name, Form form = Form::a) {
  for (const SlotScore& score : score_wave(key, Wave::pre, form, true, answers).slots) {
    if (score.slot == name) return score;
  }
  FAIL("no slot " << name);
  return {};
}

Answer knowledge(const std::string& item, int value) { return {Wave::pre, item, "", Status::answered, value}; }

std::vector<Answer> ratings(const std::string& item, const std::vector<int>& values) {
  Sitting sitting;
  support::answer_scenario(sitting, Wave::pre, item, values);
  return sitting.answers;
}

}  // namespace

TEST_CASE("a knowledge answer is right when it equals the key") {
  CHECK(slot({knowledge("k1-a", 1)}, "k1").score.levels[0] == "right");
  CHECK(slot({knowledge("k1-a", 0)}, "k1").score.levels[0] == "wrong");
  CHECK(slot({knowledge("k2-a", 0)}, "k2").score.levels[0] == "right");
  CHECK(slot({knowledge("k2-a", 1)}, "k2").score.levels[0] == "wrong");
}

TEST_CASE("not sure is kept apart and scores nothing") {
  const SlotScore score = slot({knowledge("k1-a", 2)}, "k1");
  CHECK(score.score.levels[0] == "not_sure");
  CHECK(score.score.twelfths[0] == 0);
}

TEST_CASE("skipped and rather not say and did not come up are three outcomes without a score") {
  CHECK(slot({{Wave::pre, "k1-a", "", Status::skipped, 0}}, "k1").score.levels[0] == "skipped");
  CHECK(slot({{Wave::pre, "k1-a", "", Status::rather_not_say, 0}}, "k1").score.levels[0] == "rather_not_say");
  CHECK(slot({{Wave::pre, "k1-a", "", Status::did_not_come_up, 0}}, "k1").score.levels[0] == "did_not_come_up");
  CHECK_FALSE(slot({{Wave::pre, "k1-a", "", Status::skipped, 0}}, "k1").score.twelfths[0]);
}

TEST_CASE("the last answer to an item counts") {
  CHECK(slot({knowledge("k1-a", 0), knowledge("k1-a", 1)}, "k1").score.levels[0] == "right");
}

TEST_CASE("a situation is right when every rating is on the key's side") {
  const SlotScore exact = slot(ratings("s1-a", {1, 4, 2, 3}), "s1");
  CHECK(exact.score.levels[0] == "right");
  CHECK(exact.score.twelfths[0] == 12);
  CHECK(exact.score.levels[1] == "called_risky");
  const SlotScore near = slot(ratings("s1-a", {2, 3, 1, 4}), "s1");
  CHECK(near.score.levels[0] == "right");
  CHECK(near.score.twelfths[0] == 8);
  const SlotScore crossed = slot(ratings("s1-a", {3, 4, 2, 3}), "s1");
  CHECK(crossed.score.levels[0] == "wrong");
  CHECK(crossed.score.twelfths[0] == 10);
  CHECK(crossed.score.levels[1] == "called_fine");
}

TEST_CASE("a foil whose probe is rated bad is an over-alarm") {
  const SlotScore score = slot(ratings("s2-a", {2, 3, 2, 1}), "s2");
  CHECK(score.foil);
  CHECK(score.score.levels[1] == "called_risky");
}

TEST_CASE("whoever likes an over-reaction to a harmless situation is alarmed though the probe is rated good") {
  CHECK(slot(ratings("s2-a", {4, 3, 2, 1}), "s2").score.levels[1] == "called_fine");
  CHECK(slot(ratings("s2-a", {4, 3, 3, 1}), "s2").score.levels[1] == "called_risky");
  CHECK(slot(ratings("s2-a", {4, 3, 2, 4}), "s2").score.levels[1] == "called_risky");
  CHECK(slot(ratings("s2-a", {3, 1, 1, 2}), "s2").score.levels[1] == "called_fine");  // what would have been good is liked less
}

TEST_CASE("in a risky situation the probe alone tells whether it was called so") {
  CHECK(slot(ratings("s1-a", {1, 1, 4, 1}), "s1").score.levels[1] == "called_risky");
  CHECK(slot(ratings("s1-a", {3, 4, 1, 4}), "s1").score.levels[1] == "called_fine");
}

TEST_CASE("a situation with any rating skipped counts as skipped") {
  auto answers = ratings("s1-a", {1, 4, 2, 3});
  answers[2].status = Status::skipped;
  answers[3].status = Status::rather_not_say;
  CHECK(slot(answers, "s1").score.levels[0] == "skipped");
  CHECK(slot(answers, "s1").score.levels[1] == "skipped");
  CHECK(slot(ratings("s1-a", {1, 4, 2}), "s1").score.levels[0] == "skipped");
  CHECK(slot(ratings("s1-a", {1, 4, 2, 5}), "s1").score.levels[0] == "skipped");
}

TEST_CASE("a situation whose reader would rather not say is not skipped") {
  auto answers = ratings("s1-a", {1, 4, 2, 3});
  for (Answer& answer : answers) answer.status = Status::rather_not_say;
  CHECK(slot(answers, "s1").score.levels[0] == "rather_not_say");
  CHECK(slot(answers, "s1").score.levels[1] == "rather_not_say");
}

TEST_CASE("an item without an answer is not reached in a phase that began and not seen in one that did not") {
  const WaveScores begun = score_wave(key, Wave::pre, Form::a, true, {});
  const WaveScores never = score_wave(key, Wave::pre, Form::a, false, {});
  REQUIRE(begun.slots.size() == 4);
  CHECK(begun.slots[0].score.levels[0] == "not_reached");
  CHECK(begun.slots[2].score.levels[1] == "not_reached");
  CHECK(never.slots[0].score.levels[0] == "not_seen");
  CHECK(never.slots[2].score.levels[1] == "not_seen");
}

TEST_CASE("answers of another form or phase do not count") {
  CHECK(slot({knowledge("k1-b", 1)}, "k1", Form::a).score.levels[0] == "not_reached");
  CHECK(slot({{Wave::post, "k1-a", "", Status::answered, 1}}, "k1").score.levels[0] == "not_reached");
}

TEST_CASE("construct scores are means in thousandths of at least half of the slots") {
  auto answers = ratings("s1-a", {3, 4, 2, 3});  // 10 of 12
  answers.push_back(knowledge("k1-a", 1));
  answers.push_back(knowledge("k2-a", 2));
  const WaveScores scores = score_wave(key, Wave::pre, Form::a, true, answers);
  CHECK(scores.permille.at("knowledge") == 500);
  CHECK(scores.permille.at("scenario") == 833);
  CHECK_FALSE(score_wave(key, Wave::pre, Form::a, true, {}).permille.at("knowledge"));
}

TEST_CASE("a practice code keeps the highest value it took in each chat") {
  const PracticeScores scores =
      score_practice({practice_answer("first", "details_given", 3), practice_answer("first", "details_given", 1),
                      practice_answer("second", "details_given", 2), practice_answer("first", "secrecy", 0)});
  const auto reached = [&](const std::string& block, const std::string& code) {
    const auto found = scores.find({block, base::find_practice_code(code)});
    return found == scores.end() ? std::optional<int>() : std::optional(found->second);
  };
  CHECK(reached("first", "details_given") == 3);
  CHECK(reached("second", "details_given") == 2);
  CHECK(reached("first", "secrecy") == 0);
  CHECK(reached("second", "secrecy") == std::nullopt);
}

TEST_CASE("a practice value outside its code's range counts as the nearest in it") {
  const auto value = [](const std::string& code, int answered) {
    return score_practice({practice_answer("chat", code, answered)}).begin()->second;
  };
  CHECK(value("moved_app", 9) == 1);
  CHECK(value("turns_until_leaving", 2) == 2);
  CHECK(value("turns_until_leaving", 14) == 5);
  CHECK(value("turns_until_leaving", 0) == 1);
}

TEST_CASE("the first form is asked first and at follow-up and the other in between") {
  CHECK(form_in(Wave::pre, Form::b) == Form::b);
  CHECK(form_in(Wave::post, Form::b) == Form::a);
  CHECK(form_in(Wave::follow_up, Form::b) == Form::b);
}

TEST_CASE("a scoring key comes back from its JSON as it was") {
  CHECK(parse_scoring_key(scoring_key_json(key), key.instrument).value() == key);
}

TEST_CASE("a scoring key that is cut short or of an unknown item type is damaged") {
  const std::string json = scoring_key_json(key);
  for (std::size_t size = 0; size < json.size(); ++size) {
    REQUIRE(parse_scoring_key(json.substr(0, size), key.instrument).error().code == base::ErrorCode::corrupt);
  }
  const std::string unknown = R"({"items":[{"id":"a","slot":"a","form":"A","construct":"mood","sensitive":false,"key":{}}]})";
  CHECK(parse_scoring_key(unknown, key.instrument).error().message ==
        "the store holds a damaged scoring key: there is no item type \"mood\"");
}
