#include <algorithm>
#include <imgui.h>

#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {

ControlState Frame::control(std::string_view id, Rect rect, bool enabled, Answers answers) {
  return interact(id, to_screen(rect), enabled, id, answers);
}

ControlState Frame::interact(std::string_view id, Rect screen, bool enabled, std::string_view group, Answers answers) {
  ControlState state = shown_as_.value_or(ControlState{});
  const bool answers_hands = !muted_ && !shown_as_;
  if (enabled && answers_hands) answer_input(id, screen, group, answers, state);
  if (!enabled && answers_hands) refuse_input(id, screen, state);
  Widget details;
  details.enabled = enabled;
  details.focused = state.focused;
  record(Widget::Kind::control, id, screen, std::move(details));
  reveal(id, screen);
  return state;
}

void Frame::answer_input(std::string_view id, Rect screen, std::string_view group, Answers answers, ControlState& state) {
  auto& order = stage_.next_focus_order_;
  const bool known = id != group && std::find(order.begin(), order.end(), group) != order.end();
  if (!known) order.emplace_back(group);
  if (answers == Answers::when_chosen) stage_.never_by_itself_.emplace_back(group);
  const bool has_focus = stage_.focused_ == group;
  const bool at_once = answers == Answers::at_once;
  bool clicked = false;
  // Where the reader put the focus is known to them, even when what is added scrolls it away.
  if (is_shown(screen) || has_focus) stage_.attention_.see(group);
  // The pointer cannot be where nothing is seen.
  if (is_shown(screen)) {
    stage_.enter();
    const Rect pixels = to_pixels(screen);
    ImGui::SetCursorScreenPos(ImVec2(pixels.x, pixels.y));
    const ImVec2 size(std::max(pixels.w, 1.0F), std::max(pixels.h, 1.0F));
    clicked = ImGui::InvisibleButton(std::string(id).c_str(), size);
    const bool taken = stage_.scrolling_.finger_scrolls() || stage_.carrying_.owns_pointer();
    state.hovered = ImGui::IsItemHovered();
    const bool counts = !taken && (at_once || stage_.attention_.covers_press(group));
    state.held = ImGui::IsItemActive() && counts;
    state.pressed = clicked && counts;
  }
  state.focused = stage_.focus_visible_ && has_focus;
  const bool activated = stage_.activated_ == group;
  state.pressed = state.pressed || (activated && (at_once || stage_.attention_.covers_key(group)));
  if (state.pressed && !at_once) {
    stage_.attention_.answered();
    stage_.cues_.insert(Cue::touch);
  }
  if (clicked) stage_.focused_ = std::string(group);
  if (stage_.focused_ == group) note_focus(screen, known);
  if (activated) {
    stage_.activated_.clear();
    std::erase(stage_.keys_, Key::enter);
    stage_.write_elsewhere(group);
  }
}

ControlState Frame::stop(std::string_view id, Rect rect) {
  ControlState state = shown_as_.value_or(ControlState{});
  const Rect screen = to_screen(rect);
  if (!muted_ && !shown_as_) {
    stage_.next_focus_order_.emplace_back(id);
    const bool has_focus = stage_.focused_ == id;
    state.focused = stage_.focus_visible_ && has_focus;
    if (has_focus) note_focus(screen, false);
    if (stage_.activated_ == id) {
      stage_.activated_.clear();
      std::erase(stage_.keys_, Key::enter);
    }
  }
  Widget details;
  details.role = Widget::Role::stop;
  details.focused = state.focused;
  record(Widget::Kind::control, id, screen, std::move(details));
  reveal(id, screen);
  return state;
}

void Frame::note_focus(Rect screen, bool goes_on) {
  stage_.focused_area_ = stage_.focus_drawn_area_ = areas_.empty() ? Scrolling::none : areas_.back().index;
  // Counted from where its area begins, since that may scroll before it is asked for.
  const Rect place = screen.moved(0, areas_.empty() || areas_.back().axis != Axis::down ? 0 : areas_.back().offset);
  stage_.focus_drawn_ = goes_on && stage_.focus_drawn_ ? stage_.focus_drawn_->around(place) : place;
}

Widget* Frame::control_drawn(std::string_view id) {
  const auto at = std::find_if(stage_.widgets_.rbegin(), stage_.widgets_.rend(),
                               [&](const Widget& widget) { return widget.kind == Widget::Kind::control && widget.id == id; });
  return at == stage_.widgets_.rend() ? nullptr : &*at;
}

void Frame::call(std::string_view id, std::string name) {
  if (Widget* control = control_drawn(id)) control->name = std::move(name);
}

void Frame::mark_as(std::string_view id, Widget::Mark mark) {
  if (Widget* control = control_drawn(id)) control->mark = mark;
}

void Frame::explain(std::string_view id, std::string why_not) {
  if (Widget* control = control_drawn(id)) control->why_not = std::move(why_not);
}

void Frame::refuse_input(std::string_view id, Rect screen, ControlState& state) {
  bool wanted = false;
  if (setup_.by_ear) {
    stage_.next_focus_order_.emplace_back(id);
    state.focused = stage_.focus_visible_ && stage_.focused_ == id;
    wanted = stage_.activated_ == id;
    if (wanted) std::erase(stage_.keys_, Key::enter);
    if (wanted) stage_.activated_.clear();
  }
  const bool comes_down = input_.pointer_down && !stage_.pointer_was_down_;
  wanted = wanted || (is_shown(screen) && comes_down && screen.common(clip_).holds(input_.pointer));
  if (!wanted) return;
  stage_.refused_ = std::string(id);
  stage_.refused_ms_ = input_.now_ms;
  stage_.unsettled_ = true;  // what says why may have been drawn already
}

bool Frame::was_refused(std::string_view id) const {
  constexpr std::int64_t shown_ms = 5000;
  if (stage_.refused_ != id || input_.now_ms - stage_.refused_ms_ >= shown_ms) return false;
  stage_.wake_at(stage_.refused_ms_ + shown_ms);
  return true;
}

void Frame::ring_on_screen(Rect screen) { focus_ring(*this, from_screen(screen), 12); }

void Frame::put_ring_away() {
  stage_.focus("");
  stage_.unsettled_ = true;  // it may have been drawn already
}

bool Frame::key_pressed(Key key) {
  const auto at = std::find(stage_.keys_.begin(), stage_.keys_.end(), key);
  if (at == stage_.keys_.end()) return false;
  stage_.keys_.erase(at);
  return stage_.attention_.covers_key();
}

std::int64_t Frame::waited_ms(std::string_view id) {
  stage_.attention_.see(id);
  return input_.now_ms - stage_.attention_.seen_since_ms(id);
}

void Frame::cue(std::string_view id, Cue cue) {
  if (muted_) return;
  stage_.next_sounded_.emplace(id);
  if (stage_.page_stands_ && !stage_.sounded_.contains(id)) stage_.cues_.insert(cue);
}

void Frame::cue_of_opening(Cue cue) {
  if (!stage_.page_stands_) stage_.cues_.insert(cue);
}

void Frame::hush() { stage_.hushed_ = true; }

void Frame::cover() {
  muted_ = false;
  ++layer_;
  fill({0, 0, size_.w, size_.h}, theme().scrim);
}

}  // namespace ui
