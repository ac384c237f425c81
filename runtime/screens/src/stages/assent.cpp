#include <algorithm>

#include "views.h"

namespace screens {
namespace {

struct Point {
  const char* id;
  std::string words;
  ui::Icon icon;
  ui::Tone tone;
};

// R13: what is kept, who sees it, that it can be stopped, in words a nine-year-old reads.
std::vector<Point> points(ui::Frame& frame) {
  return {
      {"assent/kept", frame.say("assent/kept", "We keep only what you tap. Never your name, your voice or your picture."), ui::Icon::lock, ui::Tone::teal},
      {"assent/mixed", frame.say("assent/mixed", "Your answers are mixed with at least 19 others. People who make lessons see only the mix."), ui::Icon::people, ui::Tone::plum},
      {"assent/stop", frame.say("assent/stop", "Skip any question. Stop when you like. At the end you can delete your answers."), ui::Icon::close, ui::Tone::sun},
      {"assent/free", frame.say("assent/free", "It is not a test. The lesson is yours with or without the questions."), ui::Icon::heart, ui::Tone::leaf}};
}

float draw_point(const Point& point, float x, float y, float width, ui::Frame& frame) {
  const ui::TextStyle style = ui::body_style(frame.theme());
  const float room = width - 76;
  const ui::TextSize size = frame.measure(point.words, style, room);
  const float height = std::max(52.0F, size.h);
  const ui::Hue& hue = ui::hue_of(frame.theme(), point.tone);
  ui::SurfaceStyle circle;
  circle.fill = hue.soft;
  circle.edge = hue.edge;
  circle.edge_width = frame.theme().tints ? 0 : frame.theme().edge_width;
  circle.radii = ui::Radii::all(26);
  frame.surface({x, y + (height - 52) / 2, 52, 52}, circle);
  frame.icon(point.icon, {x + 13, y + (height - 26) / 2, 26, 26}, hue.on_soft);
  frame.text(point.id, {x + 76, y + (height - size.h) / 2, room, size.h}, point.words, style);
  return height;
}

// Both the same size: neither answer is the better one.
Said<session::Assent> draw_answers(const ui::Column& column, float& bottom, ui::Frame& frame) {
  Said<session::Assent> action;
  const std::string yes = frame.say("assent/yes", "Yes, ask me");
  const std::string no = frame.say("assent/no", "No, just the lesson");
  ui::ButtonLook yes_look;
  yes_look.tone = ui::Tone::teal;
  yes_look.filled = true;
  yes_look.text_size = 22;
  ui::ButtonLook no_look;
  no_look.text_size = 22;
  const ui::Size yes_size = ui::button_size(frame, yes, yes_look);
  const ui::Size no_size = ui::button_size(frame, no, no_look);
  const float width = std::min(std::max(yes_size.w, no_size.w) + 24, column.width());
  const float height = std::max(yes_size.h, 64.0F);
  const bool side_by_side = 2 * width + 16 <= column.width();
  const float x = column.x();
  float y = column.y();
  if (ui::button(frame, "assent/yes", {x, y, width, height}, yes, yes_look)) action = session::GiveAssent{true};
  const float second_x = side_by_side ? x + width + 16 : x;
  if (!side_by_side) y += height + 16;
  if (ui::button(frame, "assent/no", {second_x, y, width, height}, no, no_look)) action = session::GiveAssent{false};
  bottom = y + height;
  return action;
}

}  // namespace

Bars StageView<session::Assent>::bars(const session::Assent&, const session::LessonVisit&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("survey/before", "Before we start");
  return bars;
}

Said<session::Assent> StageView<session::Assent>::draw(const session::Assent&, const session::LessonVisit&, ui::Frame& frame) {
  const ui::Rect place = content_column(frame, 920);
  frame.begin_scroll("assent", content_area(frame));
  ui::Column column(frame, place.x, 16, place.w);
  column.text("assent/title", frame.say("assent/title", "May we ask you a few questions?"), ui::title_style(frame.theme()));
  column.gap(6);
  column.text("assent/lead", frame.say("assent/lead", "Some before the lesson, some after. They show whether lessons like this one help."), ui::lead_style(frame.theme()));
  column.gap(22);
  for (const Point& point : points(frame)) {
    column.gap(draw_point(point, column.x(), column.y(), column.width(), frame));
    column.gap(16);
  }
  column.gap(12);
  float bottom = column.y();
  const Said<session::Assent> action = draw_answers(column, bottom, frame);
  frame.end_scroll(bottom + 20);
  return action;
}

}  // namespace screens
