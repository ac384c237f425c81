#include "blocks/every_draw.h"
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
  bars.note = wanted.note;
  const bool done = session::progress_of(visit.block_state(), visit.block()).is_done();
  // R10
  if (visit.content().sensitive && !done) bars.primary = Primary{skip_page_label(frame), true, session::NextBlock{}, true};
  else if (done || !wanted.next_when_done) bars.primary = Primary{next_label(frame), done, session::NextBlock{}};
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
