#include <algorithm>
#include <imgui.h>

#include "ui/stage.h"

namespace ui {

ControlState Frame::control(std::string_view id, Rect rect, bool enabled) {
  return interact(id, to_screen(rect), enabled, id);
}

ControlState Frame::interact(std::string_view id, Rect screen, bool enabled, std::string_view group) {
  ControlState state;
  if (enabled && !muted_) answer_input(id, screen, group, state);
  Widget details;
  details.enabled = enabled;
  details.focused = state.focused;
  record(Widget::Kind::control, id, screen, std::move(details));
  reveal(id, screen);
  return state;
}

void Frame::answer_input(std::string_view id, Rect screen, std::string_view group, ControlState& state) {
  auto& order = stage_.next_focus_order_;
  const bool known = id != group && std::find(order.begin(), order.end(), group) != order.end();
  if (!known) order.emplace_back(group);
  const bool has_focus = stage_.focused_ == group;
  bool clicked = false;
  // The pointer cannot be where nothing is seen.
  if (is_shown(screen)) {
    stage_.enter();
    const Rect pixels = to_pixels(screen);
    ImGui::SetCursorScreenPos(ImVec2(pixels.x, pixels.y));
    const ImVec2 size(std::max(pixels.w, 1.0F), std::max(pixels.h, 1.0F));
    clicked = ImGui::InvisibleButton(std::string(id).c_str(), size);
    const bool taken = stage_.scrolling_.finger_scrolls() || stage_.carrying_.owns_pointer();
    state.hovered = ImGui::IsItemHovered();
    state.held = ImGui::IsItemActive() && !taken;
    state.pressed = clicked && !taken;
  }
  state.focused = stage_.focus_visible_ && has_focus;
  const bool activated = stage_.activated_ == group;
  state.pressed = state.pressed || activated;
  if (clicked) stage_.focused_ = std::string(group);
  if (stage_.focused_ == group) stage_.focused_area_ = areas_.empty() ? Scrolling::none : areas_.back().index;
  if (activated) {
    stage_.activated_.clear();
    std::erase(stage_.keys_, Key::enter);
  }
}

bool Frame::key_pressed(Key key) {
  const auto at = std::find(stage_.keys_.begin(), stage_.keys_.end(), key);
  if (at == stage_.keys_.end()) return false;
  stage_.keys_.erase(at);
  return true;
}

void Frame::cover() {
  muted_ = false;
  ++layer_;
  fill({0, 0, size_.w, size_.h}, rgb(0x1F2A44, 120));
}

}  // namespace ui
