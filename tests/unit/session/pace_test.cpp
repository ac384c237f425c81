// How fast a survey is gone through.
#include "session/survey_state.h"
#include "support/catch.h"
#include "support/lesson_builder.h"
#include "support/visit.h"

using namespace session;

namespace {

const content::Instrument instrument = support::small_instrument();

// Gone through to its end, each page read for so long.
SurveyState gone_through(const std::vector<std::int64_t>& read_ms, bool skip = false) {
  SurveyState state = start_survey(instrument, evaluation::Wave::pre, true, 1);
  for (state.at = 0; state.at < state.order.size(); ++state.at) {
    state = read_on(std::move(state), read_ms.at(state.at));
    state = leave_page(std::move(state), instrument, skip);
  }
  return state;
}

}  // namespace

TEST_CASE("a survey of which most pages were left faster than anybody reads is hurried") {
  CHECK(is_hurried(gone_through({100, 100, 100})));
  CHECK(is_hurried(gone_through({100, 100, 60'000})));
  CHECK_FALSE(is_hurried(gone_through({100, 60'000, 60'000})));
  CHECK_FALSE(is_hurried(gone_through({60'000, 60'000, 60'000})));
}

TEST_CASE("a page that is skipped without being read was gone through too") { CHECK(is_hurried(gone_through({0, 0, 0}, true))); }

TEST_CASE("going back to a page adds to the time it was read") {
  SurveyState state = gone_through({100, 100, 100});
  for (state.at = 0; state.at < 2; ++state.at) {
    state = read_on(std::move(state), 60'000);
    state = leave_page(std::move(state), instrument, false);
  }
  CHECK_FALSE(is_hurried(state));
}

TEST_CASE("what was read before a power cut is not held against the reader") {
  SurveyState state = start_survey(instrument, evaluation::Wave::pre, true, 1);
  state.at = 2;
  state = leave_page(std::move(state), instrument, false);
  CHECK_FALSE(is_hurried(state));
}

TEST_CASE("a sitting whose survey was hurried says so when it ends and keeps it over a power cut") {
  support::Visit visit;
  visit.open(support::shared(support::small_open_lesson()), 7).act(GiveAssent{true});
  for (int page = 0; page < 3; ++page) visit.act(SkipPage{});
  CHECK(visit.sitting().hurried);
  CHECK(visit.screen() == "lesson");
  const auto again = restore(support::fresh_kiosk(), visit.sitting().open, visit.bookmark());
  REQUIRE(again.has_value());
  CHECK(std::get<LessonVisit>(again->place).sitting.hurried);
  visit.act(QuickExit{});
  REQUIRE(visit.all_of<EndSitting>().size() == 1);
  CHECK(visit.all_of<EndSitting>()[0].pace == Pace::hurried);
}

TEST_CASE("a sitting that was read at leisure is not hurried") {
  support::Visit visit;
  visit.open(support::shared(support::small_open_lesson()), 7).act(GiveAssent{true});
  for (int page = 0; page < 3; ++page) visit.act(PageRead{60'000}).act(SkipPage{});
  visit.act(QuickExit{});
  REQUIRE(visit.all_of<EndSitting>().size() == 1);
  CHECK(visit.all_of<EndSitting>()[0].pace == Pace::readable);
}
