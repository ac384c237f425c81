#include "scene_life.h"

#include <algorithm>

namespace ui::life {
namespace {

constexpr std::int64_t breath_step_ms = 750;  // four to a breath
constexpr std::int64_t blink_ms = 120;

std::int64_t blink_period_ms(std::size_t person) { return 4300 + static_cast<std::int64_t>(person % 4) * 900; }

}  // namespace

bool stirs(std::int64_t since_touch_ms) { return since_touch_ms >= first_ms && since_touch_ms < lasts_ms; }

int breath_pixels(std::int64_t since_touch_ms) {
  constexpr int levels[] = {0, 1, 2, 1};
  return stirs(since_touch_ms) ? levels[since_touch_ms / breath_step_ms % 4] : 0;
}

bool blinks(std::int64_t since_touch_ms, std::size_t person) {
  const std::int64_t period_ms = blink_period_ms(person);
  return stirs(since_touch_ms) && since_touch_ms >= period_ms && since_touch_ms % period_ms < blink_ms;
}

std::optional<std::int64_t> next_change_ms(std::int64_t since_touch_ms, std::size_t people) {
  if (since_touch_ms >= lasts_ms) return std::nullopt;
  std::int64_t next = std::min(lasts_ms, (since_touch_ms / breath_step_ms + 1) * breath_step_ms);
  if (since_touch_ms < first_ms) next = first_ms;
  if (since_touch_ms < glance_ms) next = std::min(next, glance_ms);
  for (std::size_t person = 0; person < people; ++person) {
    const std::int64_t period_ms = blink_period_ms(person);
    const std::int64_t begun = since_touch_ms / period_ms * period_ms;
    next = std::min(next, begun > 0 && since_touch_ms < begun + blink_ms ? begun + blink_ms : begun + period_ms);
  }
  return next;
}

}  // namespace ui::life
