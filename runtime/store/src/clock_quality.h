// What the kiosk's wall clock is worth (sync.md, "Clock"), and the only form in which its time is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "evaluation/sitting.h"

namespace store {

// A signed time of the collector, and the monotonic time at which it came. Lives as long as the process.
struct Anchor {
  std::int64_t server_s = 0;
  std::int64_t monotonic_ms = 0;
};

// unknown: not plausible, or before a week the collector has signed. anchored: within a day of what
// the anchor leads to expect.
evaluation::ClockQuality clock_quality(const base::Clock& clock, const std::string& last_server_week,
                                       const std::optional<Anchor>& anchor);

}  // namespace store
