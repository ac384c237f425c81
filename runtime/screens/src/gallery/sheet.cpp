#include "sheet.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace screens {
namespace {

constexpr float gap = 28;

ui::TextStyle caption_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = 15;
  style.align = ui::Align::centre;
  return style;
}

struct State {
  const char* name;
  std::optional<ui::ControlState> looks;
};

ui::ControlState looks(bool hovered, bool held, bool focused) {
  ui::ControlState state;
  state.hovered = hovered;
  state.held = held;
  state.focused = focused;
  return state;
}

}  // namespace

void Sheet::new_row() {
  if (x_ > 0) column_.gap(row_height_ + gap);
  x_ = 0;
  row_height_ = 0;
}

void Sheet::heading(const std::string& words) {
  new_row();
  column_.text(std::string(page_) + "/heading/" + words, words, ui::subheading_style(frame_.theme()));
  column_.gap(12);
}

void Sheet::example(const std::string& name, ui::Size size, const DrawExample& draw) {
  const ui::TextStyle style = caption_style(frame_);
  const float wished = std::max(size.w, std::ceil(frame_.measure(name, style, 0).w) + 2);
  const float width = std::min(wished, column_.width());
  if (x_ > 0 && x_ + width > column_.width()) new_row();
  const std::string id = next_id();
  const float left = column_.x() + x_ + (width - std::min(size.w, width)) / 2;
  draw({{left, column_.y(), std::min(size.w, width), size.h}, id, true});
  const float caption = frame_.measure(name, style, width).h;
  frame_.text("caption/" + id, {column_.x() + x_, column_.y() + size.h + 14, width, caption}, name, style);
  x_ += width + gap;
  row_height_ = std::max(row_height_, size.h + 14 + caption);
}

void Sheet::across(const std::string& name, const std::function<void(ui::Column& column, const std::string& id)>& draw) {
  new_row();
  const std::string id = next_id();
  draw(column_, id);
  column_.gap(14);
  column_.text("caption/" + id, name, caption_style(frame_));
  column_.gap(gap);
}

void Sheet::in_every_look(const std::string& name, ui::Size size, const DrawExample& draw) {
  const std::array states{State{"live", std::nullopt}, State{"pointed at", looks(true, false, false)},
                          State{"held", looks(true, true, false)}, State{"with focus", looks(false, false, true)}};
  for (const State& state : states) {
    example(name + ", " + state.name, size, [&](const Example& at) {
      frame_.show_as(state.looks);
      draw(at);
      frame_.show_as(std::nullopt);
    });
  }
}

void Sheet::in_every_state(const std::string& name, ui::Size size, const DrawExample& draw) {
  in_every_look(name, size, draw);
  example(name + ", not available", size, [&](const Example& at) { draw({at.rect, at.id, false}); });
}

}  // namespace screens
