#include "session/kept_answers.h"
#include "support/catch.h"
#include "support/lesson_builder.h"

using namespace session;

TEST_CASE("R14 what was confirmed before a power cut is not skipped by skipping its page again") {
  const auto open = support::shared(support::small_open_lesson());
  const content::Instrument& instrument = *open->instrument;
  SurveyState asked = start_survey(instrument, evaluation::Phase::pre, true, 0);
  std::vector<std::vector<evaluation::Answer>> pages;
  std::vector<evaluation::Answer> kept;
  for (asked.at = 0; asked.at < asked.order.size(); ++asked.at) {
    for (int& value : asked.selections[asked.at].values) value = 1;
    if (asked.at + 1 == asked.order.size()) asked.selections[asked.at].status = evaluation::Status::rather_not_say;
    pages.push_back(answers_of_page(asked, instrument, false));
    kept.insert(kept.end(), pages.back().begin(), pages.back().end());
  }
  SurveyState again = with_answers(start_survey(instrument, evaluation::Phase::pre, true, 0), kept, instrument);
  for (again.at = 0; again.at < again.order.size(); ++again.at) {
    INFO("page " << again.at);
    CHECK(page_is_answered(again));
    CHECK(answers_of_page(again, instrument, false) == pages[again.at]);
    const bool refused = again.at + 1 == again.order.size();
    if (!refused) CHECK(answers_of_page(again, instrument, true) == pages[again.at]);
  }
}
