// Whatever is pressed, in whatever order, the state stays one that can be drawn, bookmarked and left.
#include <sstream>

#include "base/random.h"
#include "session/bookmark.h"
#include "support/catch.h"
#include "support/visit.h"

namespace {

using namespace session;
using support::Visit;

bool waits_for_group(const Shell& shell) {
  const auto* pad = std::get_if<PinPad>(&shell.place);
  return pad != nullptr && is_of_group(*pad);
}

// Through the PIN, since there is no other way back.
std::string fault_of_group(const Visit& visit, const Group& group) {
  if (group.lesson.at >= group.lesson.blocks.size()) return "the block is one of the lesson's";
  if (visit.shell().storage_failed) return "";
  const auto restored = restore(support::fresh_kiosk(), group.open, visit.bookmark());
  if (!restored) return "the steps of a group open again: " + restored.error().message;
  if (!waits_for_group(*restored)) return "a group is behind the PIN";
  const Visit again = Visit(*restored).enter("2580").act(PinTried{true, 0});
  return bookmark_of(again.shell()) == bookmark_of(visit.shell()) ? "" : "the steps of a group lead to the same place";
}

// What is wrong with this shell; empty when nothing is.
std::string fault_of(const Visit& visit) {
  const Shell& shell = visit.shell();
  if (shell.reader.text_percent < 100 || shell.reader.text_percent > 200) return "the text size is one that can be drawn";
  if (shell.overlays.size() > Overlays::size) return "an overlay lies over the place once";
  if (const auto* group = std::get_if<Group>(&shell.place)) return fault_of_group(visit, *group);
  if (waits_for_group(shell)) return "";  // what is kept is what it was
  if (!visit.is_in_lesson()) return visit.bookmark().empty() ? "" : "a bookmark ends with its visit";
  const LessonVisit& lesson = visit.visit();
  if (lesson.lesson.at >= lesson.lesson.blocks.size()) return "the block is one of the lesson's";
  if (lesson.lesson.blocks.size() != lesson.content().blocks.size()) return "every block has its state";
  if (visit.screen() == "survey" && visit.questions().at >= visit.questions().order.size()) return "the item is one of the survey's";
  if (lesson.sitting.recorded && !lesson.sitting.asked) return "nothing is recorded without a yes";
  const std::string bookmark = bookmark_of(shell);
  const auto restored = restore(support::fresh_kiosk(), lesson.sitting.open, bookmark);
  if (!restored) return "the bookmark opens again: " + restored.error().message;
  if (bookmark_of(*restored) != bookmark) return "the bookmark leads to the same place";
  return "";
}

// What is wrong with what was written step by step; once the disk refuses, nothing is written.
std::string fault_of_steps(const Visit& visit) {
  if (visit.shell().storage_failed) return "";
  const auto restored = restore(support::fresh_kiosk(), visit.sitting().open, visit.bookmark());
  if (!restored) return "the steps open again: " + restored.error().message;
  return bookmark_of(*restored) == bookmark_of(visit.shell()) ? "" : "the steps lead to the same place";
}

// What is wrong with what the last action asked for.
std::string fault_of(const Visit& visit, bool was_recorded, const SittingId& sitting) {
  for (const KeepAnswers& kept : visit.last_of<KeepAnswers>()) {
    if (!was_recorded || kept.sitting != sitting || kept.answers.empty()) return "answers are kept only of a recorded sitting";
  }
  if (visit.last_of<EndSitting>().size() > 1) return "a sitting ends once";
  if (!visit.last_of<EndSitting>().empty() && !was_recorded) return "only a recorded sitting ends";
  if (!visit.last_of<ForgetBookmark>().empty() && !(visit.last_of<KeepBookmark>().empty() && visit.last_of<AddStep>().empty())) return "a bookmark is kept or forgotten";
  return "";
}

std::string play(Visit& visit, const Action& action) {
  const bool recorded = visit.is_in_lesson() && visit.sitting().recorded;
  const SittingId sitting = visit.is_in_lesson() ? visit.sitting().start.id : SittingId();
  visit.act(action);
  std::string fault = fault_of(visit);
  if (fault.empty() && visit.is_in_lesson()) fault = fault_of_steps(visit);
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
    const auto* anywhere = std::get_if<Anywhere>(&action);
    if (anywhere != nullptr) return std::holds_alternative<QuickExit>(*anywhere) || std::holds_alternative<GoHome>(*anywhere);
    const auto* report = std::get_if<Report>(&action);
    return report != nullptr && (std::holds_alternative<IdleTimeout>(*report) || std::holds_alternative<StorageFailed>(*report));
  };
  // Of so many places a lesson is one, and most visits would never come to its end.
  std::vector<std::size_t> in_lessons;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto* in_place = std::get_if<PlaceAction>(&actions[i]);
    if (in_place != nullptr && std::holds_alternative<LessonVisit::Action>(*in_place)) in_lessons.push_back(i);
  }
  std::size_t thanks = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    base::Random random(seed);
    Visit visit;
    std::ostringstream steps;
    for (int step = 0; step < 900; ++step) {
      const std::size_t i = random.below(2) == 0 ? in_lessons[random.below(in_lessons.size())] : random.below(actions.size());
      if (is_rare(actions[i]) && random.below(20) != 0) continue;
      steps << i << ' ';
      const std::string fault = play(visit, actions[i]);
      if (visit.screen() == "thanks") ++thanks;
      INFO("seed " << seed << ", actions " << steps.str());
      REQUIRE(fault == "");
    }
  }
  CHECK(thanks > 0);
}

TEST_CASE("update changes nothing but what it is given") {
  const auto actions = support::every_action();
  const Visit visit = Visit().to_chat();
  const std::string before = bookmark_of(visit.shell());
  for (const Action& action : actions) {
    const Transition one = update(visit.shell(), action);
    const Transition other = update(visit.shell(), action);
    CHECK(one.effects.size() == other.effects.size());
    CHECK(one.shell.place.index() == other.shell.place.index());
    CHECK(bookmark_of(visit.shell()) == before);
  }
}
