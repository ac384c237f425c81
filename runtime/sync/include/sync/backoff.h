// When to try again. Pure functions. Full jitter after Brooker, "Exponential backoff and jitter"
// (AWS Architecture Blog, 2015): a delay drawn evenly from zero up to a limit that doubles with each
// failure, so that kiosks that failed together do not return together.
#pragma once

#include <cstdint>
#include <optional>

#include "base/random.h"

namespace syncing {

inline constexpr std::int64_t first_backoff_s = 30;
inline constexpr std::int64_t longest_backoff_s = 24 * 60 * 60;

// Seconds to wait after `failures` failures in a row, at least 1. A Retry-After is a floor, capped at
// a day, and the jitter comes on top of it.
std::int64_t retry_delay_s(int failures, std::optional<std::int64_t> retry_after_s, base::Random& random);

}  // namespace syncing
