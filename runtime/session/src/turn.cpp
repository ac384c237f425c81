#include "turn.h"

#include "session/bookmark.h"

namespace session {
namespace {

// A reader who has come to the thanks has answered all there was, whichever way they go from there.
SittingEnd end_of(const LessonVisit& visit, SittingEnd how) {
  return std::holds_alternative<Thanks>(visit.stage) ? SittingEnd::finished : how;
}

}  // namespace

void Turn::remember(Part part) {
  const auto* visit = std::get_if<LessonVisit>(&shell().place);
  if (visit == nullptr) return;
  switch (part) {
    case Part::reader: return effect(AddStep{reader_step(shell().reader)});
    case Part::sitting: return effect(AddStep{sitting_step(*visit)});
    case Part::stage: return effect(AddStep{stage_step(*visit)});
    case Part::block: return effect(AddStep{block_step(*visit)});
  }
}

void Turn::go(Place to, SittingEnd how) {
  if (const auto* visit = std::get_if<LessonVisit>(&shell().place)) {
    const Sitting& sitting = visit->sitting;
    if (sitting.recorded && !sitting.deleted) effect(EndSitting{sitting.start.id, end_of(*visit, how)});
    effect(ForgetBookmark{});
  }
  shell().overlays.clear();
  shell().place = std::move(to);
}

}  // namespace session
