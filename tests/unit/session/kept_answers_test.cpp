#include "session/kept_answers.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

using namespace session;

namespace {

// The page answered in full, whatever its type of item asks for.
SurveyState answered(SurveyState asked, const content::Instrument& instrument) {
  asked = update(std::move(asked), ItemAnswer(AnswerKnowledge{evaluation::KnowledgeValue::not_sure}), instrument);
  for (std::size_t action = 0; action < 3; ++action) asked = update(std::move(asked), ItemAnswer(RateAction{action, 3}), instrument);
  return asked;
}

}  // namespace

TEST_CASE("R14 what was confirmed before a power cut is not skipped by skipping its page again") {
  const auto open = support::shared(support::small_open_lesson());
  const content::Instrument& instrument = *open->instrument;
  SurveyState asked = start_survey(instrument, evaluation::Wave::pre, true, 0);
  std::vector<std::vector<evaluation::Answer>> pages;
  std::vector<evaluation::Answer> kept;
  for (asked.at = 0; asked.at < asked.order.size(); ++asked.at) {
    asked = answered(std::move(asked), instrument);
    if (asked.at + 1 == asked.order.size()) asked = update(std::move(asked), RatherNotSay{}, instrument);
    pages.push_back(answers_of_page(asked, instrument, false));
    kept.insert(kept.end(), pages.back().begin(), pages.back().end());
  }
  SurveyState again = with_answers(start_survey(instrument, evaluation::Wave::pre, true, 0), kept, instrument);
  for (again.at = 0; again.at < again.order.size(); ++again.at) {
    INFO("page " << again.at);
    CHECK(page_is_answered(again, instrument));
    CHECK(answers_of_page(again, instrument, false) == pages[again.at]);
    const bool refused = again.at + 1 == again.order.size();
    if (!refused) CHECK(answers_of_page(again, instrument, true) == pages[again.at]);
  }
}
