#include <algorithm>

#include "print_button.h"
#include "views.h"

namespace screens {
namespace {

// For the group, of a lesson for those who teach it.
Said<session::Thanks> draw_print_handout(const session::LessonVisit& visit, ui::Column& column, ui::Frame& frame) {
  const auto& handout = visit.content().handout;
  if (!handout || !session::is_for_adults(*visit.sitting.open)) return std::nullopt;
  const auto say = [&](const content::Text& text) { return frame.say(text); };
  column.gap(24);
  return draw_print_button("print-handout", frame.say("print/handout", "Print the handout"), column,
                           content::sheet_of(*handout, frame.language(), say), frame);
}

// The reward is what was done, never how well.
std::string done_words(const session::LessonVisit& visit, ui::Frame& frame) {
  std::string words = visit.gained_panel ? frame.say("thanks/new-panel", "**{lesson}** is done. Your parasol has a new panel.")
                                         : frame.say("thanks/once-more", "**{lesson}** is done once more.");
  const std::string mark = "{lesson}";
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), frame.say(visit.content().title));
  return words;
}

float picture_beside(const ui::Frame& frame) {
  return frame.text_factor() > 1.3F || is_narrow(frame) ? 0 : std::min(620.0F, frame.size().w * 0.48F);
}

void draw_parasol(ui::Rect card, const session::LessonVisit& visit, const Scene& scene, ui::Frame& frame) {
  const std::size_t panels = session::done_in(scene.shell.progress);
  const std::string alt = frame.say_plural("list/panels", "A parasol with {count} panel in colour", "A parasol with {count} panels in colour", static_cast<long>(panels));
  const float edge = frame.theme().edge_width;
  frame.surface(card, ui::card_style(frame.theme()));
  frame.parasol("thanks/parasol", card.inset(edge), {panels, visit.gained_panel}, ui::space::radius - edge, alt);
}

}  // namespace

Bars StageView<session::Thanks>::bars(const session::Thanks&, const session::LessonVisit& visit, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say(visit.content().title);
  bars.can_go_back = false;
  bars.primary = Primary{finish_label(frame), true, session::LessonVisit::Action(session::Thanks::Action(session::Finish{}))};
  return bars;
}

Said<session::Thanks> StageView<session::Thanks>::draw(const session::Thanks&, const session::LessonVisit& visit, const Scene& scene, ui::Frame& frame) {
  frame.cue_of_opening(ui::Cue::parasol_opens);
  const session::Sitting& sitting = visit.sitting;
  Said<session::Thanks> action;
  const ui::Rect area = content_area(frame);
  const float picture = picture_beside(frame);
  if (picture > 0) draw_parasol({side_margin(frame), area.y + 12, picture, area.h - 24}, visit, scene, frame);
  const float x = picture > 0 ? side_margin(frame) + picture + 44 : side_margin(frame);
  frame.begin_scroll("thanks", {x - 12, area.y, frame.size().w - x - (is_narrow(frame) ? 0 : 20), area.h});
  ui::Column column(frame, x, 24, frame.size().w - x - side_margin(frame));
  if (picture == 0) draw_parasol(column.take(std::min(column.width() * 0.8F, area.h * (frame.text_factor() > 1.3F ? 0.45F : 0.62F))), visit, scene, frame);
  if (picture == 0) column.gap(20);
  column.text("thanks/title", frame.say("thanks/title", "Thank you. That took some thinking."), ui::title_style(frame.theme()));
  column.gap(14);
  column.text("thanks/done", done_words(visit, frame), ui::body_style(frame.theme()));
  column.gap(10);
  column.text("thanks/text", frame.say("thanks/text", "Talk about it with somebody you like: a friend, a sister, a teacher. You can come back to the lesson whenever you want."), ui::body_style(frame.theme()));
  column.gap(24);
  if (sitting.deleted) {
    column.text("thanks/deleted", frame.say("thanks/deleted", "Your answers are deleted. Nothing of them is left."), ui::body_style(frame.theme()));
  } else if (sitting.asked) {
    if (sitting.recorded) {
      column.text("thanks/kept", frame.say("thanks/kept", "Your answers are kept without your name. If you would rather not have them kept, delete them now. Later that cannot be done."), ui::hint_style(frame.theme()));
      column.gap(14);
    }
    const std::string label = frame.say("thanks/delete", "Delete my answers");
    const ui::Size size = ui::button_size(frame, label, {});
    const ui::Rect rect{column.x(), column.y(), std::min(size.w, column.width()), size.h};
    if (ui::button(frame, "delete-answers", rect, label, {})) action = session::DeleteMyAnswers{};
    column.gap(size.h);
  }
  if (auto printing = draw_print_handout(visit, column, frame)) action = printing;
  frame.end_scroll(column.y() + 20);
  return action;
}

}  // namespace screens
