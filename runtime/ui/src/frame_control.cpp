#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "ui/stage.h"

namespace ui {
namespace {

constexpr float drag_threshold = 10;
constexpr float wheel_step = 56;

}  // namespace

ControlState Frame::control(std::string_view id, Rect rect, bool enabled) {
  return interact(id, to_screen(rect), enabled);
}

ControlState Frame::interact(std::string_view id, Rect screen, bool enabled) {
  ControlState state;
  const std::string name(id);
  const Rect visible = screen.common(clip());
  if (enabled && !muted_) {
    stage_.next_focus_order_.push_back(name);
    const Rect pixels = to_pixels(screen);
    ImGui::SetCursorScreenPos(ImVec2(pixels.x, pixels.y));
    const bool clicked = ImGui::InvisibleButton(name.c_str(), ImVec2(std::max(pixels.w, 1.0F), std::max(pixels.h, 1.0F)));
    const bool dragged = stage_.drag_ && stage_.drag_->moved;
    state.hovered = ImGui::IsItemHovered();
    state.held = ImGui::IsItemActive() && !dragged;
    state.focused = stage_.focus_visible_ && stage_.focused_ == name;
    state.pressed = (clicked && !dragged) || stage_.activated_ == name;
    if (clicked) stage_.focused_ = name;
    if (state.pressed && stage_.activated_ == name) {
      stage_.activated_.clear();
      std::erase(stage_.keys_, Key::enter);
    }
  }
  Widget details;
  details.enabled = enabled;
  details.focused = state.focused;
  record(Widget::Kind::control, id, screen, details);
  if (stage_.reveal_ == name && scroll_ && (visible.h < screen.h - 1)) {
    float& offset = stage_.scroll_[scroll_->id];
    const float margin = 24;
    const float above = scroll_->viewport.y + margin - screen.y;
    const float below = screen.bottom() + margin - scroll_->viewport.bottom();
    offset += above > 0 ? -above : below > 0 ? below : 0;
    stage_.reveal_pending_ = true;
  }
  return state;
}

bool Frame::key_pressed(Key key) {
  const auto at = std::find(stage_.keys_.begin(), stage_.keys_.end(), key);
  if (at == stage_.keys_.end()) return false;
  stage_.keys_.erase(at);
  return true;
}

void Frame::begin_scroll(std::string_view id, Rect viewport, Follow follow) {
  scroll_ = std::make_unique<ScrollArea>();
  scroll_->id = std::string(id);
  Rect screen = viewport;
  if (setup_.right_to_left) screen.x = size_.w - viewport.right();
  scroll_->viewport = screen;
  scroll_->follow = follow;
  const float known = stage_.content_heights_[scroll_->id];
  const float limit = std::max(0.0F, known - viewport.h);
  if (!muted_) scroll_by_input(limit);
  float& offset = stage_.scroll_[scroll_->id];
  offset = std::clamp(offset, 0.0F, limit);
  scroll_->offset = std::round(offset * scale_) / scale_;
  const Rect pixels = to_pixels(screen);
  ImGui::PushClipRect(ImVec2(pixels.x, pixels.y), ImVec2(pixels.right(), pixels.bottom()), true);
}

void Frame::scroll_by_input(float limit) {
  float& offset = stage_.scroll_[scroll_->id];
  const bool inside = scroll_->viewport.holds(input_.pointer);
  if (inside && input_.wheel != 0) offset -= input_.wheel * wheel_step;
  if (key_pressed(Key::page_down)) offset += scroll_->viewport.h * 0.9F;
  if (key_pressed(Key::page_up)) offset -= scroll_->viewport.h * 0.9F;
  if (key_pressed(Key::end)) offset = limit;
  if (key_pressed(Key::home)) offset = 0;
  auto& drag = stage_.drag_;
  if (!input_.pointer_down && !stage_.pointer_was_down_) drag.reset();
  if (input_.pointer_down && !stage_.pointer_was_down_ && inside) {
    drag = Stage::Drag{scroll_->id, input_.pointer.y, offset, false};
  }
  if (drag && drag->area == scroll_->id && input_.pointer_down && limit > 0) {
    const float moved = drag->pointer_y - input_.pointer.y;
    drag->moved = drag->moved || std::abs(moved) > drag_threshold;
    if (drag->moved) offset = drag->offset + moved;
  }
}

void Frame::end_scroll(float content_height) {
  ImGui::PopClipRect();
  float& known = stage_.content_heights_[scroll_->id];
  const bool grown = content_height > known + 0.5F;
  const bool first = known == 0;
  if (std::abs(known - content_height) > 0.5F) {
    // Offsets were clamped to the height of the frame before.
    stage_.reveal_pending_ = true;
    const bool follows = scroll_->follow == Follow::end || (scroll_->follow == Follow::growth && !first);
    if (grown && follows) {
      stage_.scroll_[scroll_->id] = content_height;
    }
  }
  known = content_height;
  draw_scroll_bar(content_height);
  scroll_.reset();
}

void Frame::draw_scroll_bar(float content_height) {
  const Rect viewport = scroll_->viewport;
  if (content_height <= viewport.h + 0.5F) return;
  const float limit = content_height - viewport.h;
  const float length = std::max(48.0F, viewport.h * viewport.h / content_height);
  const float travel = viewport.h - length - 8;
  const float at = viewport.y + 4 + travel * std::clamp(scroll_->offset / limit, 0.0F, 1.0F);
  const float x = setup_.right_to_left ? viewport.x - 14 : viewport.right() + 6;
  SurfaceStyle bar;
  bar.fill = theme_->soft;
  bar.radii = Radii::all(4);
  draw_rounded(to_pixels({x, at, 8, length}), bar);
}

void Frame::cover() {
  muted_ = false;
  ++layer_;
  fill({0, 0, size_.w, size_.h}, rgb(0x1F2A44, 120));
}

}  // namespace ui
