#include "ui/scrolling.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float wheel_step = 56;
constexpr float page_share = 0.9F;
constexpr float edge_zone = 48;
constexpr float edge_speed = 0.8F;  // units a millisecond, with the pointer right at the edge
constexpr std::int64_t longest_step_ms = 50;
constexpr float still = 0.5F;

Rect grown_along(Rect rect, Axis axis, float by) {
  return axis == Axis::down ? Rect{rect.x, rect.y - by, rect.w, rect.h + 2 * by}
                            : Rect{rect.x - by, rect.y, rect.w + 2 * by, rect.h};
}

}  // namespace

float Scrolling::Area::limit() const { return std::max(0.0F, position->extent - length); }

bool Scrolling::Area::can_move(float by) const {
  if (by > 0) return position->offset < limit() - still;
  return by < 0 ? position->offset > still : limit() > still;
}

void Scrolling::clear() {
  areas_.clear();
  drawn_.clear();
  positions_.clear();
  finger_.reset();
}

// `by` tells the direction; 0 is either.
Scrolling::Area* Scrolling::innermost(Point at, Axis axis, float by) {
  const auto found = std::find_if(areas_.rbegin(), areas_.rend(), [&](const Area& area) {
    return area.takes_input && area.axis == axis && area.visible.holds(at) && area.can_move(by);
  });
  return found == areas_.rend() ? nullptr : &*found;
}

void Scrolling::move(Area& area, float by) {
  area.position->offset = std::clamp(area.position->offset + by, 0.0F, area.limit());
}

void Scrolling::turn_wheel(Point at, float lines, float lines_across) {
  if (lines != 0) {
    Area* area = innermost(at, Axis::down, -lines);
    // Most mice have one wheel: where nothing moves down, it moves what lies across.
    if (area == nullptr) area = innermost(at, Axis::across, -lines);
    if (area != nullptr) move(*area, -lines * wheel_step);
  }
  if (lines_across != 0) {
    const float by = right_to_left_ ? -lines_across : lines_across;
    if (Area* area = innermost(at, Axis::across, by)) move(*area, by * wheel_step);
  }
}

// Without focus the first area that can move is meant: it comes first in reading too.
Scrolling::Area* Scrolling::for_key(float by, int focused) {
  for (const Axis axis : {Axis::down, Axis::across}) {
    for (int at = focused; at >= 0 && at < static_cast<int>(areas_.size()); at = areas_[static_cast<std::size_t>(at)].parent) {
      Area& area = areas_[static_cast<std::size_t>(at)];
      if (area.takes_input && area.axis == axis && area.can_move(by)) return &area;
    }
  }
  for (const Axis axis : {Axis::down, Axis::across}) {
    for (Area& area : areas_) {
      if (area.takes_input && area.axis == axis && area.can_move(by)) return &area;
    }
  }
  return nullptr;
}

bool Scrolling::press(Key key, int focused) {
  const bool page = key == Key::page_down || key == Key::page_up;
  if (!page && key != Key::end && key != Key::home) return false;
  const float direction = key == Key::page_down || key == Key::end ? 1 : -1;
  Area* area = for_key(direction, focused);
  if (area == nullptr) return false;
  move(*area, direction * (page ? area->length * page_share : area->limit()));
  return true;
}

// How far the content moves on when a finger goes from one place to another.
float Scrolling::forward(Axis axis, Point from, Point to) const {
  if (axis == Axis::down) return from.y - to.y;
  return right_to_left_ ? to.x - from.x : from.x - to.x;
}

bool Scrolling::scrolls_at(Point at, Axis axis) const {
  return std::any_of(areas_.begin(), areas_.end(), [&](const Area& area) {
    return area.takes_input && area.axis == axis && area.visible.holds(at) && area.can_move(0);
  });
}

// The direction in which the finger went further decides; an area at its end still takes the finger, so that it
// presses nothing.
void Scrolling::choose_area(Point at) {
  const float down = std::abs(finger_->from.y - at.y);
  const float across = std::abs(finger_->from.x - at.x);
  const bool down_first = down >= across;
  for (const Axis axis : {down_first ? Axis::down : Axis::across, down_first ? Axis::across : Axis::down}) {
    if ((axis == Axis::down ? down : across) <= finger_threshold) continue;
    Area* area = innermost(finger_->from, axis, forward(axis, finger_->from, at));
    if (area == nullptr) area = innermost(finger_->from, axis, 0);
    if (area == nullptr) continue;
    finger_->moved = true;
    finger_->area = std::string(area->id);
    finger_->offset = area->position->offset;
    return;
  }
}

void Scrolling::turn_page_at(Point at) {
  const auto area = std::find_if(areas_.rbegin(), areas_.rend(), [&](const Area& each) { return each.takes_input && each.sign.holds(at); });
  if (area == areas_.rend()) return;
  move(*area, area->length * page_share);
  finger_ = Finger{at, true, std::string(area->id), area->position->offset};
}

void Scrolling::follow_finger(Point at, bool down, bool was_down) {
  if (!down && !was_down) finger_.reset();
  if (down && !was_down) {
    finger_ = Finger{at, false, "", 0};
    turn_page_at(at);
  }
  if (!finger_ || !down) return;
  if (!finger_->moved) choose_area(at);
  if (!finger_->moved) return;
  const auto area = std::find_if(areas_.begin(), areas_.end(), [&](const Area& each) { return each.id == finger_->area; });
  if (area == areas_.end()) return;
  const float wanted = finger_->offset + forward(area->axis, finger_->from, at);
  area->position->offset = std::clamp(wanted, 0.0F, area->limit());
}

bool Scrolling::move_at_edge(Point at, std::int64_t passed_ms) {
  const auto passed = static_cast<float>(std::clamp<std::int64_t>(passed_ms, 0, longest_step_ms));
  for (auto area = areas_.rbegin(); area != areas_.rend(); ++area) {
    // A little outside counts too: who aims for the edge overshoots.
    if (!area->takes_input || !grown_along(area->visible, area->axis, edge_zone).holds(at)) continue;
    const bool is_down = area->axis == Axis::down;
    const float place = is_down ? at.y : at.x;
    const float low = (is_down ? area->visible.y : area->visible.x) + edge_zone - place;
    const float high = place - (is_down ? area->visible.bottom() : area->visible.right()) + edge_zone;
    if (low <= 0 && high <= 0) continue;
    float share = high > 0 ? std::min(high / edge_zone, 1.0F) : -std::min(low / edge_zone, 1.0F);
    if (!is_down && right_to_left_) share = -share;
    if (!area->can_move(share)) continue;
    move(*area, share * edge_speed * passed);
    return true;
  }
  return false;
}

Scrolling::Opened Scrolling::open(std::string_view id, Rect visible, float length, Axis axis, int parent, bool takes_input) {
  auto known = positions_.find(id);
  if (known == positions_.end()) known = positions_.emplace(std::string(id), Position{}).first;
  Position& position = known->second;
  drawn_.push_back({known->first, &position, visible, length, axis, parent, takes_input, {}});
  position.offset = std::clamp(position.offset, 0.0F, drawn_.back().limit());
  return {static_cast<int>(drawn_.size()) - 1, position.offset};
}

bool Scrolling::close(int index, float extent, Follow follow, std::optional<float> news) {
  Position& position = *drawn_[static_cast<std::size_t>(index)].position;
  const bool grown = extent > position.extent + still;
  const bool first = position.extent == 0;
  // Offsets were clamped to the extent of the frame before.
  const bool unsettled = std::abs(position.extent - extent) > still;
  const bool follows = follow == Follow::end || (follow == Follow::growth && !first);
  // What is new may take the place of something longer.
  const bool changed = grown || (news && unsettled);
  if (changed && follows) position.offset = std::min(extent, news.value_or(extent));
  position.extent = extent;
  return unsettled;
}

float Scrolling::move(int index, float by) {
  const Area& area = drawn_[static_cast<std::size_t>(index)];
  const float before = area.position->offset;
  area.position->offset = before + by;
  return std::clamp(before + by, 0.0F, area.limit()) - before;
}

void Scrolling::end_frame() {
  areas_.swap(drawn_);
  drawn_.clear();
}

}  // namespace ui
