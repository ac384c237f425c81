// Whatever is pressed, in whatever order, the state stays one that can be drawn, bookmarked and left.
#include <sstream>

#include "base/random.h"
#include "session/bookmark.h"
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

bool is_in_lesson(ScreenName screen) {
  return screen == ScreenName::assent || screen == ScreenName::survey || screen == ScreenName::lesson || screen == ScreenName::thanks;
}

// What is wrong with this state; empty when nothing is.
std::string fault_of(const AppState& state) {
  if (is_in_lesson(state.screen) != state.sitting.has_value()) return "a sitting and its screens go together";
  if (state.track >= state.tracks.size()) return "the track is one of those there are";
  if (state.reader.text_percent < 100 || state.reader.text_percent > 200) return "the text size is one that can be drawn";
  if (!state.sitting) return "";
  const Sitting& sitting = *state.sitting;
  if (sitting.lesson.at >= sitting.lesson.blocks.size()) return "the block is one of the lesson's";
  if (sitting.lesson.blocks.size() != sitting.open->lesson.blocks.size()) return "every block has its state";
  if (state.screen == ScreenName::survey && sitting.survey.at >= sitting.survey.order.size()) return "the item is one of the survey's";
  if (sitting.recorded && !sitting.asked) return "nothing is recorded without a yes";
  const std::string bookmark = bookmark_of(state);
  AppState fresh = support::fresh_kiosk();
  const auto restored = restore(std::move(fresh), sitting.open, bookmark);
  if (!restored) return "the bookmark opens again: " + restored.error().message;
  if (bookmark_of(*restored) != bookmark) return "the bookmark leads to the same place";
  return "";
}

// What is wrong with what the last action asked for.
std::string fault_of(const Visit& visit, bool was_recorded, const SittingId& sitting) {
  for (const KeepAnswers& kept : visit.last_of<KeepAnswers>()) {
    if (!was_recorded || kept.sitting != sitting || kept.answers.empty()) return "answers are kept only of a recorded sitting";
  }
  if (visit.last_of<EndSitting>().size() > 1) return "a sitting ends once";
  if (!visit.last_of<EndSitting>().empty() && !was_recorded) return "only a recorded sitting ends";
  if (!visit.last_of<ForgetBookmark>().empty() && !visit.last_of<KeepBookmark>().empty()) return "a bookmark is kept or forgotten";
  return "";
}

std::string play(Visit& visit, const Action& action) {
  const bool recorded = visit.state().sitting && visit.sitting().recorded;
  const SittingId sitting = visit.state().sitting ? visit.sitting().start.id : SittingId();
  visit.act(action);
  const std::string fault = fault_of(visit.state());
  return fault.empty() ? fault_of(visit, recorded, sitting) : fault;
}

}  // namespace

TEST_CASE("every action on every screen leaves a state that can be drawn and bookmarked") {
  const auto actions = support::every_action();
  for (const auto& [name, visit] : support::visits_everywhere()) {
    for (std::size_t i = 0; i < actions.size(); ++i) {
      Visit next = visit;
      const std::string fault = play(next, actions[i]);
      INFO(name << ", action " << i << " of kind " << actions[i].index());
      REQUIRE(fault == "");
    }
  }
}

TEST_CASE("long random visits never leave the kiosk in a state that cannot be drawn") {
  const auto actions = support::every_action();
  // Leaving is rare, so that visits come to their end.
  const auto is_rare = [](const Action& action) {
    return std::holds_alternative<QuickExit>(action) || std::holds_alternative<GoHome>(action) ||
           std::holds_alternative<IdleTimeout>(action) || std::holds_alternative<StorageFailed>(action);
  };
  std::size_t thanks = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    base::Random random(seed);
    Visit visit;
    std::ostringstream steps;
    for (int step = 0; step < 300; ++step) {
      const std::size_t i = random.below(actions.size());
      if (is_rare(actions[i]) && random.below(20) != 0) continue;
      steps << i << ' ';
      const std::string fault = play(visit, actions[i]);
      if (visit.state().screen == ScreenName::thanks) ++thanks;
      INFO("seed " << seed << ", actions " << steps.str());
      REQUIRE(fault == "");
    }
  }
  CHECK(thanks > 0);
}

TEST_CASE("update changes nothing but what it is given") {
  const auto actions = support::every_action();
  const Visit visit = Visit().to_chat();
  const std::string before = bookmark_of(visit.state());
  for (const Action& action : actions) {
    const Transition one = update(visit.state(), action);
    const Transition other = update(visit.state(), action);
    CHECK(one.effects.size() == other.effects.size());
    CHECK(one.state.screen == other.state.screen);
    CHECK(bookmark_of(visit.state()) == before);
  }
}
