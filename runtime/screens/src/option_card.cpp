#include "option_card.h"

#include <algorithm>
#include <cmath>

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

constexpr float label_share = 0.26F;  // of a table's width

// Where the words stand, counted from where they begin.
struct Words {
  Rect label;
  Rect more;
  float height() const { return std::max(label.bottom(), more.bottom()); }
};

Words place_words(const Option& option, float width, OptionShape shape, const ui::Frame& frame) {
  const float room = width - 2 * padding - (shape == OptionShape::in_row ? 0 : mark_of(option) + padding);
  const bool in_table = shape == OptionShape::in_table && !option.more.empty();
  const float label_room = in_table ? std::floor(room * label_share) : room;
  const float more_room = in_table ? room - label_room - padding : room;
  Words words;
  words.label = {0, 0, label_room, frame.measure(option.label, label_style(option, shape, frame), label_room).h};
  if (option.more.empty()) return words;
  words.more = {0, words.label.h + 2, more_room, frame.measure(option.more, ui::hint_style(frame.theme()), more_room).h};
  if (!in_table) return words;
  const float height = std::max(words.label.h, words.more.h);
  words.label.y = (height - words.label.h) / 2;
  words.more.x = label_room + padding;
  words.more.y = (height - words.more.h) / 2;
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
  const float words = place_words(option, width, shape, frame).height();
  const float mark = mark_of(option);
  if (shape == OptionShape::in_row) return mark + gap + words + 2 * padding;
  if (shape == OptionShape::in_table) return std::max(ui::space::touch + 4, words + padding);
  return std::max(72.0F, std::max(words, mark) + 2 * padding);
}

bool fits_in_row(const Option& option, float width, const ui::Frame& frame) {
  const float room = place_words(option, width, OptionShape::in_row, frame).label.w;
  const ui::TextSize size = frame.measure(option.label, label_style(option, OptionShape::in_row, frame), room);
  return size.w <= room && size.lines <= 4;
}

bool fits_in_table(const Option& option, float width, const ui::Frame& frame) {
  const Words words = place_words(option, width, OptionShape::in_table, frame);
  const ui::TextSize label = frame.measure(option.label, label_style(option, OptionShape::in_table, frame), words.label.w);
  const ui::TextSize more = frame.measure(option.more, ui::hint_style(frame.theme()), words.more.w);
  return label.w <= words.label.w && label.lines <= 2 && more.lines <= 2;
}

bool draw_option(const Option& option, Rect rect, OptionShape shape, ui::Frame& frame) {
  const ui::ControlState state =
      draw_card_control(option.id, rect, option.chosen ? ui::Tone::teal : ui::Tone::plain, frame);
  if (option.chosen) frame.mark_as(option.id, ui::Widget::Mark::chosen);
  const Words words = place_words(option, rect.w, shape, frame);
  const float mark = mark_of(option);
  const bool in_row = shape == OptionShape::in_row;
  const Rect circle = in_row ? Rect{rect.x + (rect.w - mark) / 2, rect.y + padding, mark, mark}
                             : Rect{rect.x + padding, rect.y + (rect.h - mark) / 2, mark, mark};
  draw_mark(option, circle, frame);
  const float x = in_row ? rect.x + padding : circle.right() + padding;
  const float y = in_row ? circle.bottom() + gap : rect.y + (rect.h - words.height()) / 2;
  frame.text(option.id + "/label", words.label.moved(x, y), option.label, label_style(option, shape, frame));
  if (!option.more.empty()) frame.text(option.id + "/more", words.more.moved(x, y), option.more, ui::hint_style(frame.theme()));
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
