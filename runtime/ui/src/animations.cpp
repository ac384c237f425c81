#include "ui/animations.h"

#include <algorithm>

namespace ui {

void Animations::begin_frame(std::int64_t now_ms, bool reduced_motion) {
  now_ms_ = now_ms;
  reduced_motion_ = reduced_motion;
  moving_ = false;
  for (auto& [id, value] : values_) value.asked = false;
}

float Animations::at(const Value& value) const {
  const std::int64_t passed_ms = now_ms_ - value.start_ms;
  if (passed_ms >= value.duration_ms) return value.to;
  const float left = 1 - static_cast<float>(std::max<std::int64_t>(passed_ms, 0)) / static_cast<float>(value.duration_ms);
  return value.from + (value.to - value.from) * (1 - left * left * left);
}

float Animations::eased(std::string_view id, float target, int duration_ms) {
  auto found = values_.find(id);
  if (found == values_.end()) found = values_.emplace(std::string(id), Value{target, target, now_ms_, 0, true}).first;
  Value& value = found->second;
  value.asked = true;
  if (reduced_motion_) {
    value = {target, target, now_ms_, 0, true};
  } else if (target != value.to) {
    value = {at(value), target, now_ms_, std::clamp(duration_ms, motion::shortest_ms, motion::longest_ms), true};
  }
  moving_ = moving_ || now_ms_ - value.start_ms < value.duration_ms;
  return at(value);
}

void Animations::end_frame() {
  std::erase_if(values_, [](const auto& entry) { return !entry.second.asked; });
}

}  // namespace ui
