#include "clock_quality.h"

#include <cstdlib>

namespace store {

evaluation::ClockQuality clock_quality(const base::Clock& clock, const std::string& last_server_week,
                                       const std::optional<Anchor>& anchor) {
  const std::int64_t now_s = clock.wall_s();
  if (!base::is_plausible(now_s)) return evaluation::ClockQuality::unknown;
  if (base::iso_week(now_s) < last_server_week) return evaluation::ClockQuality::unknown;
  if (!anchor) return evaluation::ClockQuality::plausible;
  const std::int64_t expected_s = anchor->server_s + (clock.monotonic_ms() - anchor->monotonic_ms) / 1000;
  constexpr std::int64_t day_s = 24 * 60 * 60;
  return std::llabs(now_s - expected_s) <= day_s ? evaluation::ClockQuality::anchored
                                                 : evaluation::ClockQuality::plausible;
}

}  // namespace store
