// What of a drawn scene moves when: breath in steps, a blink now and then, all of it over 20 s after the last touch.
// Functions of the time since then alone, so that a frame is drawn only when something is to be seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ui::life {

inline constexpr std::int64_t first_ms = 300;  // so that a page that is leafed past is drawn once
inline constexpr std::int64_t lasts_ms = 20000;
inline constexpr std::int64_t glance_ms = 2500;  // for which eyes rest on where a finger was

bool stirs(std::int64_t since_touch_ms);
int breath_pixels(std::int64_t since_touch_ms);  // 0 to 2, up
bool blinks(std::int64_t since_touch_ms, std::size_t person);
// When the next of these changes, counted from the touch as well; none when all has come to rest.
std::optional<std::int64_t> next_change_ms(std::int64_t since_touch_ms, std::size_t people);

}  // namespace ui::life
