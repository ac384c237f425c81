#include <set>

#include "session/survey_state.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

namespace {

using evaluation::KnowledgeValue;
using evaluation::Status;
using evaluation::Wave;

const content::Instrument instrument = support::small_instrument();

std::vector<std::string> items_of(const session::SurveyState& state) {
  std::vector<std::string> ids;
  for (const std::size_t i : state.order) ids.push_back(instrument.items[i].id.value);
  return ids;
}

std::set<std::string> set_of(const session::SurveyState& state) {
  const auto ids = items_of(state);
  return {ids.begin(), ids.end()};
}

// A survey that stands at this item.
session::SurveyState survey_at(const std::string& item) {
  session::SurveyState state = session::start_survey(instrument, Wave::pre, true, 1);
  while (session::current_item(state, instrument).id.value != item) ++state.at;
  return state;
}

session::SurveyState rated(session::SurveyState state, std::size_t action, int rating) {
  return session::update(std::move(state), session::RateAction{action, rating}, instrument);
}

std::vector<evaluation::Answer> confirmed(const session::SurveyState& state) {
  return session::answers_of_page(state, instrument, false);
}

std::vector<evaluation::Answer> skipped(const session::SurveyState& state) {
  return session::answers_of_page(state, instrument, true);
}

}  // namespace

TEST_CASE("one form is asked before and the other after") {
  const std::set<std::string> form_a{"k1-a", "k2-a", "s1-a"};
  const std::set<std::string> form_b{"k1-b", "k2-b", "s1-b"};
  CHECK(set_of(session::start_survey(instrument, Wave::pre, true, 1)) == form_a);
  CHECK(set_of(session::start_survey(instrument, Wave::post, true, 1)) == form_b);
  CHECK(set_of(session::start_survey(instrument, Wave::pre, false, 1)) == form_b);
  CHECK(set_of(session::start_survey(instrument, Wave::post, false, 1)) == form_a);
}

TEST_CASE("the same seed gives the same order of items and other seeds give every order") {
  std::set<std::vector<std::string>> orders;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto order = items_of(session::start_survey(instrument, Wave::pre, true, seed));
    CHECK(order == items_of(session::start_survey(instrument, Wave::pre, true, seed)));
    orders.insert(order);
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("the actions of a situation come in an order that the seed repeats and other seeds give every order") {
  std::set<std::vector<std::size_t>> orders;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto order_in = [&] {
      session::SurveyState state = session::start_survey(instrument, Wave::pre, true, seed);
      while (session::current_item(state, instrument).id.value != "s1-a") ++state.at;
      const auto order = std::get<session::AskState<content::Scenario>>(state.selections[state.at].picked).order;
      state = session::update(std::move(state), session::RatherNotSay{}, instrument);
      state = session::update(std::move(state), session::ItemAnswer(session::RateAction{0, 1}), instrument);
      CHECK(std::get<session::AskState<content::Scenario>>(state.selections[state.at].picked).order == order);
      state = session::with_answers(std::move(state), session::answers_of_page(state, instrument, false), instrument);
      CHECK(std::get<session::AskState<content::Scenario>>(state.selections[state.at].picked).order == order);
      return order;
    };
    const auto order = order_in();
    CHECK(order == order_in());
    orders.insert(order);
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("nothing is picked when a survey starts") {
  const session::SurveyState state = session::start_survey(instrument, Wave::pre, true, 1);
  REQUIRE(state.selections.size() == 3);
  CHECK(state.at == 0);
  CHECK_FALSE(session::page_is_answered(survey_at("k1-a"), instrument));
  CHECK_FALSE(session::page_is_answered(survey_at("s1-a"), instrument));
}

TEST_CASE("a statement is answered by one pick and not sure is a pick") {
  auto state = session::update(survey_at("k1-a"), session::AnswerKnowledge{KnowledgeValue::not_sure}, instrument);
  CHECK(session::page_is_answered(state, instrument));
  REQUIRE(confirmed(state).size() == 1);
  CHECK(confirmed(state)[0] == evaluation::Answer{Wave::pre, "k1-a", "", Status::answered, 2});
  state = session::update(state, session::AnswerKnowledge{KnowledgeValue::no}, instrument);
  CHECK(confirmed(state)[0] == evaluation::Answer{Wave::pre, "k1-a", "", Status::answered, 0});
}

TEST_CASE("a situation is answered only when every action is rated") {
  auto state = rated(rated(survey_at("s1-a"), 0, 1), 2, 4);
  CHECK_FALSE(session::page_is_answered(state, instrument));
  state = rated(state, 1, 3);
  CHECK(session::page_is_answered(state, instrument));
  REQUIRE(confirmed(state).size() == 3);
  CHECK(confirmed(state)[0] == evaluation::Answer{Wave::pre, "s1-a", "go", Status::answered, 1});
  CHECK(confirmed(state)[1] == evaluation::Answer{Wave::pre, "s1-a", "ask", Status::answered, 3});
  CHECK(confirmed(state)[2] == evaluation::Answer{Wave::pre, "s1-a", "wait", Status::answered, 4});
}

TEST_CASE("skipping a page keeps what was rated as answered and the rest as skipped") {
  const auto answers = skipped(rated(survey_at("s1-a"), 1, 2));
  REQUIRE(answers.size() == 3);
  CHECK(answers[0] == evaluation::Answer{Wave::pre, "s1-a", "go", Status::skipped, 0});
  CHECK(answers[1] == evaluation::Answer{Wave::pre, "s1-a", "ask", Status::answered, 2});
  CHECK(answers[2] == evaluation::Answer{Wave::pre, "s1-a", "wait", Status::skipped, 0});
  CHECK(skipped(survey_at("k2-a"))[0] == evaluation::Answer{Wave::pre, "k2-a", "", Status::skipped, 0});
}

TEST_CASE("rather not say is an answer of its own and takes the place of ratings") {
  const auto state = session::update(rated(survey_at("s1-a"), 1, 2), session::RatherNotSay{}, instrument);
  CHECK(session::page_is_answered(state, instrument));
  const auto answers = confirmed(state);
  REQUIRE(answers.size() == 3);
  for (const evaluation::Answer& answer : answers) {
    CHECK(answer.status == Status::rather_not_say);
    CHECK(answer.value == 0);
  }
  CHECK(skipped(state)[1].status == Status::skipped);
  // Rating again takes it back.
  CHECK_FALSE(session::page_is_answered(rated(state, 0, 1), instrument));
}

TEST_CASE("ratings outside one to four or of no action are ignored") {
  auto state = rated(rated(rated(survey_at("s1-a"), 0, 0), 0, 5), 3, 1);
  for (const evaluation::Answer& answer : skipped(state)) CHECK(answer.status == Status::skipped);
  state = session::update(state, session::AnswerKnowledge{KnowledgeValue::yes}, instrument);
  for (const evaluation::Answer& answer : skipped(state)) CHECK(answer.status == Status::skipped);
  CHECK_FALSE(session::page_is_answered(rated(survey_at("k1-a"), 0, 1), instrument));
}

TEST_CASE("what answers are scored by is copied out of the instrument") {
  const evaluation::ScoringKey key = session::scoring_key_of(instrument, std::string(64, 'a'));
  CHECK(key.instrument == evaluation::InstrumentRef{"gifts", 2, std::string(64, 'a')});
  REQUIRE(key.items.size() == instrument.items.size());
  const evaluation::ScenarioKey rated{false, {{"go", 1, true}, {"ask", 4, false}, {"wait", 2, false}}};
  CHECK(key.items[0] == evaluation::ItemKey{"k1-a", "k1", evaluation::Form::a, false, evaluation::KeyFor<content::Knowledge>{{true}}});
  CHECK(key.items[5] == evaluation::ItemKey{"s1-b", "s1", evaluation::Form::b, false, evaluation::KeyFor<content::Scenario>{rated}});
  CHECK_FALSE(key.noise);
  content::Instrument noised = instrument;
  noised.noise = base::Rho{1, 2};
  CHECK(session::scoring_key_of(noised, std::string(64, 'a')).noise == base::Rho{1, 2});
}

TEST_CASE("at follow-up the first form is asked again") {
  CHECK(set_of(session::start_survey(instrument, Wave::follow_up, true, 1)) == set_of(session::start_survey(instrument, Wave::pre, true, 1)));
}
