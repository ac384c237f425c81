#include "turn.h"

namespace session {
namespace {

// A reader who has come to the thanks has answered all there was, whichever way they go from there.
SittingEnd end_of(const LessonVisit& visit, SittingEnd how) {
  const base::Overload end{[&](const Assent&) { return how; }, [&](const Survey&) { return how; },
                           [&](const Playing&) { return how; }, [&](const CardEntry&) { return how; }, [](const Thanks&) { return SittingEnd::finished; }};
  return std::visit(end, visit.stage);
}

}  // namespace

void Turn::go(Place to, SittingEnd how) {
  if (const auto* visit = std::get_if<LessonVisit>(&shell().place)) {
    const Sitting& sitting = visit->sitting;
    // What a card began while nobody waited for it any more ends too.
    const auto* card = std::get_if<CardEntry>(&visit->stage);
    const bool may_have_begun = sitting.recorded || (card != nullptr && card->looking);
    if (may_have_begun && !sitting.deleted) effect(EndSitting{sitting.start.id, end_of(*visit, how), sitting.hurried ? Pace::hurried : Pace::readable});
    effect(ForgetBookmark{});
    if (std::holds_alternative<Thanks>(visit->stage)) effect(CountLesson{LessonCount::finished});
  }
  const auto* pad = std::get_if<PinPad>(&shell().place);
  const bool leaves_group = std::holds_alternative<Group>(shell().place) || (pad != nullptr && is_of_group(*pad));
  if (leaves_group && !std::holds_alternative<Group>(to)) effect(ForgetBookmark{});
  shell().overlays.clear();
  shell().place = std::move(to);
}

Transition Turn::finish() && {
  const bool is_bookmarked = std::holds_alternative<LessonVisit>(shell().place) || std::holds_alternative<Group>(shell().place);
  if (is_bookmarked && !changed_.empty()) effect(AddStep{step_of(shell(), changed_)});
  return std::move(next_);
}

}  // namespace session
