#include "landscape.h"

#include <algorithm>

#include "ui/landscape.h"
#include "ui/widgets.h"
#include "views.h"

namespace screens {
namespace {

constexpr ui::Size around_hello{52, 26};

ui::TextStyle hello_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.align = ui::Align::centre;
  return style;
}

}  // namespace

ui::Colour ink_on_sky() { return ui::theme(ui::ThemeName::warm).ink; }

ui::Rect hello_bubble(const std::string& words, std::size_t who, ui::Frame& frame) {
  const ui::TextSize size = frame.measure(words, hello_style(frame), 0);
  const ui::Point head = ui::landscape_head(frame, who);
  const ui::Size bubble{size.w + around_hello.w, size.h + around_hello.h};
  const float x = std::clamp(head.x - bubble.w - 8, side_margin(frame), frame.size().w - bubble.w - side_margin(frame));
  return {x, std::max(head.y - bubble.h - frame.size().h * 0.07F, 16.0F), bubble.w, bubble.h};
}

void say_hello(const std::string& id, const std::string& words, std::size_t who, ui::Frame& frame) {
  const ui::Rect bubble = hello_bubble(words, who, frame);
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = {24, 24, 6, 24};
  frame.surface(bubble, surface);
  frame.text(id, {bubble.x + around_hello.w / 2, bubble.y + around_hello.h / 2, bubble.w - around_hello.w + 1, bubble.h - around_hello.h}, words, hello_style(frame));
}

void draw_invitation(const std::string& words, ui::Frame& frame) {
  constexpr float padding = 28;
  ui::TextStyle style = ui::subheading_style(frame.theme());
  style.align = ui::Align::centre;
  const float most = frame.size().w - 2 * (side_margin(frame) + padding);
  const ui::TextSize size = frame.measure(words, style, most);
  const ui::Rect ground{(frame.size().w - size.w) / 2 - padding, frame.size().h - size.h - 32 - 12, size.w + 2 * padding, size.h + 32};
  ui::SurfaceStyle surface = ui::card_style(frame.theme());
  surface.radii = ui::Radii::all(std::min(ground.h / 2, 32.0F));
  surface.shadow = 0;
  frame.surface(ground, surface);
  frame.text("next/label", {ground.x + padding, ground.y + 16, size.w + 1, size.h}, words, style);
}

}  // namespace screens
