#include "ui/carrying.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float edge_of_sight = 8;

bool goes_ahead(Key key, bool right_to_left) {
  return key == Key::tab || key == Key::down || key == (right_to_left ? Key::left : Key::right);
}

bool goes_back(Key key, bool right_to_left) {
  return key == Key::back_tab || key == Key::up || key == (right_to_left ? Key::right : Key::left);
}

}  // namespace

void Carrying::clear() {
  grip_.reset();
  load_.reset();
  landed_.reset();
  targets_.clear();
  drawn_.clear();
}

void Carrying::begin_frame(const Input& input, bool was_down, const Scrolling& scrolling) {
  landed_.reset();
  picked_up_ = false;
  source_seen_ = false;
  if (!input.pointer_down && !was_down) swallows_ = false;
  if (grip_) judge_grip(input, scrolling);
  if (!load_) return;
  if (load_->by_pointer) {
    load_->at = input.pointer;
    load_->target = target_at(input.pointer);
    if (!input.pointer_down) land(load_->target);
  } else if (input.pointer_down && !was_down) {
    land(target_at(input.pointer));
  }
}

void Carrying::judge_grip(const Input& input, const Scrolling& scrolling) {
  const float across = std::abs(input.pointer.x - grip_->from.x);
  const float down = std::abs(input.pointer.y - grip_->from.y);
  const bool is_far = std::max(across, down) > Scrolling::finger_threshold;
  bool lifted = false;
  bool lost = !input.pointer_down;
  switch (grip_->start) {
    case DragStart::at_once: lifted = is_far; break;
    case DragStart::hold:
      lost = lost || is_far;
      lifted = input.now_ms - grip_->since_ms >= hold_ms;
      break;
    case DragStart::sideways:
      lost = lost || (is_far && scrolling.scrolls_at(grip_->from, down >= across ? Axis::down : Axis::across));
      lifted = is_far;
      break;
  }
  if (!lost && !lifted) return;
  if (!lost) {
    load_ = Load{grip_->source, grip_->payload, grip_->rect, grip_->from, input.pointer, "", true};
    picked_up_ = true;
    swallows_ = true;
  }
  grip_.reset();
}

std::string Carrying::target_at(Point at) const {
  const auto found = std::find_if(targets_.rbegin(), targets_.rend(), [&](const Target& target) { return target.sight.visible.holds(at); });
  return found == targets_.rend() ? "" : found->id;
}

void Carrying::land(const std::string& target) {
  landed_ = Landed{load_->source, load_->payload, target};
  load_.reset();
  swallows_ = true;
}

void Carrying::step(bool ahead) {
  if (targets_.empty()) return;
  const auto found = std::find_if(targets_.begin(), targets_.end(), [&](const Target& target) { return target.id == load_->target; });
  const std::size_t count = targets_.size();
  const auto at = static_cast<std::size_t>(found - targets_.begin());
  const std::size_t first = ahead ? 0 : count - 1;
  load_->target = targets_[found == targets_.end() ? first : (at + (ahead ? 1 : count - 1)) % count].id;
}

std::string Carrying::take_keys(std::vector<Key>& keys, bool right_to_left) {
  std::string chosen;
  std::vector<Key> left;
  for (const Key key : keys) {
    const bool steps = load_ && !load_->by_pointer;
    if (load_ && key == Key::escape) {
      land("");
    } else if (steps && (goes_ahead(key, right_to_left) || goes_back(key, right_to_left))) {
      step(goes_ahead(key, right_to_left));
      chosen = load_->target;
    } else if (steps && key == Key::enter) {
      land(load_->target);
    } else if (!load_ || (key != Key::enter && !goes_ahead(key, right_to_left) && !goes_back(key, right_to_left))) {
      left.push_back(key);
    }
  }
  keys = std::move(left);
  return chosen;
}

void Carrying::grip(const Source& source, Point at, std::int64_t now_ms) {
  grip_ = Grip{std::string(source.id), std::string(source.payload), source.rect, source.start, at, now_ms};
}

// Choosing begins where the thing lies, or with the first target when it lies on none.
void Carrying::pick_up(const Source& source) {
  const Point middle = source.rect.centre();
  std::string target = target_at(middle);
  if (target.empty() && !targets_.empty()) target = targets_.front().id;
  load_ = Load{std::string(source.id), std::string(source.payload), source.rect, middle, middle, target, false};
  picked_up_ = true;
  grip_.reset();
}

void Carrying::see_target(std::string_view id, const Sight& sight) { drawn_.push_back({std::string(id), sight}); }

std::optional<Rect> Carrying::held(Size size) const {
  if (!load_) return std::nullopt;
  const Rect home{load_->home.x, load_->home.y, size.w, size.h};
  if (load_->by_pointer) return home.moved(load_->at.x - load_->from.x, load_->at.y - load_->from.y);
  const auto target = std::find_if(targets_.begin(), targets_.end(), [&](const Target& each) { return each.id == load_->target; });
  if (target == targets_.end()) return home;
  const Point middle = target->sight.whole.centre();
  return Rect{middle.x - size.w / 2, middle.y - size.h / 2, size.w, size.h}.within(target->sight.around.inset(edge_of_sight));
}

std::optional<Carried> Carrying::carried() const {
  if (!load_) return std::nullopt;
  return Carried{load_->source, load_->payload, *held({load_->home.w, load_->home.h}), load_->target, load_->by_pointer};
}

bool Carrying::end_frame() {
  targets_.swap(drawn_);
  const auto chosen = [&](const std::vector<Target>& targets) {
    return std::find_if(targets.begin(), targets.end(), [&](const Target& each) { return load_ && !load_->by_pointer && each.id == load_->target; });
  };
  const auto before = chosen(drawn_);
  const auto now = chosen(targets_);
  const bool moved = before != drawn_.end() && now != targets_.end() && before->sight.whole != now->sight.whole;
  drawn_.clear();
  // What is no longer on the screen cannot be carried over it.
  if (load_ && !source_seen_) load_.reset();
  return moved;
}

std::optional<std::int64_t> Carrying::next_wake_ms() const {
  if (!grip_ || grip_->start != DragStart::hold) return std::nullopt;
  return grip_->since_ms + hold_ms;
}

}  // namespace ui
