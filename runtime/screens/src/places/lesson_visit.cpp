#include "blocks/every_draw.h"
#include "keyboard_room.h"
#include "lesson_language.h"
#include "views.h"

namespace screens {
namespace {

using session::LessonVisit;
using session::Playing;

template <typename Stage>
using ViewOf = StageView<std::remove_cvref_t<Stage>>;

template <typename Block>
using BlockView = View<std::remove_cvref_t<Block>>;

}  // namespace

std::string PlaceView<LessonVisit>::name(const LessonVisit& visit) {
  return std::visit([](const auto& stage) { return ViewOf<decltype(stage)>::name(); }, visit.stage);
}

std::string PlaceView<LessonVisit>::page(const LessonVisit& visit) {
  return std::visit([&](const auto& stage) { return ViewOf<decltype(stage)>::page(stage, visit); }, visit.stage);
}

Bars PlaceView<LessonVisit>::bars(const LessonVisit& visit, const Scene&, ui::Frame& frame) {
  Bars bars = std::visit([&](const auto& stage) { return ViewOf<decltype(stage)>::bars(stage, visit, frame); }, visit.stage);
  bars.progress = session::progress_of(visit);
  fold_for_writing(bars, frame);
  return bars;
}

Said<LessonVisit> PlaceView<LessonVisit>::draw(const LessonVisit& visit, const Scene& scene, ui::Frame& frame) {
  const auto draw_it = [&](const auto& stage) {
    return pass_up<LessonVisit::Action>(ViewOf<decltype(stage)>::draw(stage, visit, scene, frame));
  };
  return std::visit(draw_it, visit.stage);
}

// ---- the lesson itself ---------------------------------------------------------------------------

std::string StageView<Playing>::page(const Playing&, const LessonVisit& visit) {
  return "|" + content::block_id(visit.block()).value;
}

Bars StageView<Playing>::bars(const Playing&, const LessonVisit& visit, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say(visit.content().title);
  bars.can_go_back = visit.lesson.at > 0;
  BlockBars wanted;
  base::visit_same(visit.block(), visit.block_state(), [&](const auto& block, const auto& state) {
    wanted = BlockView<decltype(block)>::bars(state, block, frame);
  });
  const session::OpenLesson& open = *visit.sitting.open;
  const bool tried = session::progress_of(visit.block_state(), visit.block()).is_done();
  const auto in_place = [](session::BlockAction action) { return session::PlaceAction(LessonVisit::Action(Playing::Action(std::move(action)))); };
  go_on_from(wanted, {tried, open.lesson.sensitive, session::PlaceAction(LessonVisit::Action(Playing::Action(session::NextBlock{}))), in_place}, bars, frame);
  if (bars.note.empty() && visit.lesson.at == 0) bars.note = other_language_of(open.lesson.title, open.source_language, frame);
  return bars;
}

Said<Playing> StageView<Playing>::draw(const Playing&, const LessonVisit& visit, const Scene&, ui::Frame& frame) {
  SaidAction<session::BlockAction> said;
  base::visit_same(visit.block(), visit.block_state(), [&](const auto& block, const auto& state) {
    said = pass_up<session::BlockAction>(BlockView<decltype(block)>::draw(block, state, *visit.sitting.open, frame));
  });
  return pass_up<Playing::Action>(std::move(said));
}

}  // namespace screens
