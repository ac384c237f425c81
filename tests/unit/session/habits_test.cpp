// Questions that are asked before a lesson and not after it, and ways out that are no answer.
#include <algorithm>

#include "session/survey_state.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

using namespace session;

namespace {

content::Item item(const std::string& slot, content::Form form, content::ItemBody body) {
  content::Item made = support::statement(slot, form, true);
  made.body = std::move(body);
  return made;
}

content::Instrument instrument() {
  content::Instrument made = support::small_instrument();
  for (const content::Form form : {content::Form::a, content::Form::b}) {
    made.items.push_back(item("b1", form, content::Behaviour{support::text("b1", "I asked first."), content::Safer::often}));
    made.items.push_back(item("a1", form, content::Attitude{support::text("a1", "I can say no."), false, false}));
  }
  return made;
}

bool asks(const SurveyState& survey, const content::Instrument& instrument, const std::string& slot) {
  return std::any_of(survey.order.begin(), survey.order.end(), [&](std::size_t at) { return instrument.items[at].slot == slot; });
}

SurveyState at_deed(evaluation::Wave wave, const content::Instrument& instrument) {
  SurveyState survey = start_survey(instrument, wave, true, 3);
  while (current_item(survey, instrument).slot != "b1") ++survey.at;
  return survey;
}

using AskBehaviour = Ask<content::Behaviour>;

}  // namespace

TEST_CASE("deeds are asked before the lesson and weeks later and not after it") {
  const content::Instrument asked = instrument();
  CHECK(asks(start_survey(asked, evaluation::Wave::pre, true, 1), asked, "b1"));
  CHECK_FALSE(asks(start_survey(asked, evaluation::Wave::post, true, 1), asked, "b1"));
  CHECK(asks(start_survey(asked, evaluation::Wave::follow_up, true, 1), asked, "b1"));
  CHECK(asks(start_survey(asked, evaluation::Wave::post, true, 1), asked, "a1"));
}

TEST_CASE("how much is asked after the lesson counts no deeds") {
  const content::Instrument asked = instrument();
  CHECK(length_of(asked, evaluation::Wave::pre, true).pages == 5);
  CHECK(length_of(asked, evaluation::Wave::post, true).pages == 4);
}

TEST_CASE("every row that wants an answer is told as a question and takes its time") {
  content::Instrument asked = instrument();
  for (const evaluation::Wave wave : {evaluation::Wave::pre, evaluation::Wave::post}) {
    SurveyState survey = start_survey(asked, wave, true, 1);
    std::size_t answers = 0;
    for (survey.at = 0; survey.at < survey.order.size(); ++survey.at) answers += answers_of_page(survey, asked, true).size();
    CHECK(length_of(asked, wave, true).questions == answers);
    CHECK(answers > survey.order.size());
  }
  const int before = length_of(asked, evaluation::Wave::pre, true).minutes;
  for (content::Item& item : asked.items) {
    auto* scenario = std::get_if<content::Scenario>(&item.body);
    if (scenario == nullptr) continue;
    for (int i = 0; i < 10; ++i) {
      scenario->actions.push_back(scenario->actions.front());
      scenario->actions.back().id = "more-" + std::to_string(i);
    }
  }
  CHECK(length_of(asked, evaluation::Wave::pre, true).minutes > before);
}

TEST_CASE("that a deed did not come up is kept as that and is shown again after a restart") {
  const content::Instrument asked = instrument();
  const SurveyState picked = update(at_deed(evaluation::Wave::pre, asked), ItemAnswer(SayHowOften{AskBehaviour::DidNotComeUp{}}), asked);
  CHECK(page_is_answered(picked, asked));
  const auto answers = answers_of_page(picked, asked, false);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == evaluation::Status::did_not_come_up);
  const SurveyState again = with_answers(at_deed(evaluation::Wave::pre, asked), answers, asked);
  CHECK(std::get<AskState<content::Behaviour>>(again.selections[again.at].picked).picked == AskBehaviour::Pick(AskBehaviour::DidNotComeUp{}));
}

TEST_CASE("a deed can be answered and skipped and left unsaid and each is kept apart") {
  const content::Instrument asked = instrument();
  const auto status = [&](const SurveyState& survey, bool skip) { return answers_of_page(survey, asked, skip).at(0).status; };
  const SurveyState start = at_deed(evaluation::Wave::pre, asked);
  const SurveyState often = update(start, ItemAnswer(SayHowOften{2}), asked);
  CHECK(status(often, false) == evaluation::Status::answered);
  CHECK(status(update(often, RatherNotSay{}, asked), false) == evaluation::Status::rather_not_say);
  CHECK(status(start, true) == evaluation::Status::skipped);
  const SurveyState not_up = update(start, ItemAnswer(SayHowOften{AskBehaviour::DidNotComeUp{}}), asked);
  CHECK(status(update(not_up, RatherNotSay{}, asked), false) == evaluation::Status::rather_not_say);
  CHECK(status(update(update(start, RatherNotSay{}, asked), ItemAnswer(SayHowOften{AskBehaviour::DidNotComeUp{}}), asked), false) == evaluation::Status::did_not_come_up);
}
