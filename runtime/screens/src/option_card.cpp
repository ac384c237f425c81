#include "option_card.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float padding = 16;
constexpr float gap = 12;
constexpr float mark_edge = 36;
constexpr float face_edge = 96;

ui::TextStyle label_style(const Option& option, OptionShape shape, const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  if (!option.more.empty() || shape == OptionShape::in_row) style.weight = ui::Weight::semibold;
  if (shape == OptionShape::in_row) style.align = ui::Align::centre;
  return style;
}

float mark_of(const Option& option) { return option.picture == nullptr ? mark_edge : face_edge; }

float words_width(const Option& option, float width, OptionShape shape) {
  return width - 2 * padding - (shape == OptionShape::in_list ? mark_of(option) + padding : 0);
}

struct Words {
  float label = 0;
  float more = 0;
  float all() const { return label + more; }
};

Words words_height(const Option& option, float width, OptionShape shape, const ui::Frame& frame) {
  const float room = words_width(option, width, shape);
  Words words{frame.measure(option.label, label_style(option, shape, frame), room).h, 0};
  if (!option.more.empty()) words.more = 2 + frame.measure(option.more, ui::hint_style(frame.theme()), room).h;
  return words;
}

void draw_circle(Rect rect, bool chosen, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle circle;
  circle.fill = chosen ? theme.teal.strong : theme.card;
  circle.edge = chosen ? theme.teal.strong : theme.soft;
  circle.edge_width = 2;
  circle.radii = ui::Radii::all(rect.w / 2);
  frame.surface(rect, circle);
  if (chosen) frame.icon(ui::Icon::check, rect.inset(6), theme.on_teal);
}

void draw_mark(const Option& option, Rect rect, ui::Frame& frame) {
  if (option.picture != nullptr) {
    frame.drawing(option.picture->name, *option.picture, rect, ui::Radii::all(rect.w / 2));
    if (option.chosen) draw_circle({rect.right() - 30, rect.y - 6, mark_edge, mark_edge}, true, frame);
    return;
  }
  draw_circle(rect, option.chosen, frame);
  if (option.chosen || option.sign.empty()) return;
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::small;
  style.weight = ui::Weight::bold;
  style.chrome = true;
  style.align = ui::Align::centre;
  const float height = frame.measure(option.sign, style, rect.w).h;
  frame.text(option.id + "/sign", {rect.x, rect.y + (rect.h - height) / 2, rect.w, height}, option.sign, style);
}

}  // namespace

float option_height(const Option& option, float width, OptionShape shape, const ui::Frame& frame) {
  const float words = words_height(option, width, shape, frame).all();
  const float mark = mark_of(option);
  if (shape == OptionShape::in_row) return mark + gap + words + 2 * padding;
  return std::max(72.0F, std::max(words, mark) + 2 * padding);
}

bool fits_in_row(const Option& option, float width, const ui::Frame& frame) {
  const float room = words_width(option, width, OptionShape::in_row);
  const ui::TextSize size = frame.measure(option.label, label_style(option, OptionShape::in_row, frame), room);
  return size.w <= room && size.lines <= 4;
}

bool draw_option(const Option& option, Rect rect, OptionShape shape, ui::Frame& frame) {
  const ui::ControlState state =
      draw_card_control(option.id, rect, option.chosen ? ui::Tone::teal : ui::Tone::plain, frame);
  if (option.chosen) frame.mark_as(option.id, ui::Widget::Mark::chosen);
  const Words words = words_height(option, rect.w, shape, frame);
  const float mark = mark_of(option);
  const float room = words_width(option, rect.w, shape);
  const bool in_row = shape == OptionShape::in_row;
  const Rect circle = in_row ? Rect{rect.x + (rect.w - mark) / 2, rect.y + padding, mark, mark}
                             : Rect{rect.x + padding, rect.y + (rect.h - mark) / 2, mark, mark};
  draw_mark(option, circle, frame);
  const float x = in_row ? rect.x + padding : circle.right() + padding;
  const float y = in_row ? circle.bottom() + gap : rect.y + (rect.h - words.all()) / 2;
  frame.text(option.id + "/label", {x, y, room, words.label}, option.label, label_style(option, shape, frame));
  if (!option.more.empty()) {
    frame.text(option.id + "/more", {x, y + words.label + 2, room, words.more}, option.more,
               ui::hint_style(frame.theme()));
  }
  return state.pressed;
}

ui::ControlState draw_card_control(std::string_view id, Rect rect, ui::Tone tone, ui::Frame& frame) {
  const ui::ControlState state = frame.control(id, rect);
  ui::SurfaceStyle style = ui::pressable_style(frame.theme(), tone);
  style.radii = ui::Radii::all(20);
  ui::answer_touch(style, state, frame.theme());
  frame.surface(rect, style);
  if (state.focused) ui::focus_ring(frame, rect, 20);
  return state;
}

}  // namespace screens
