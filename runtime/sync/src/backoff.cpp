#include "sync/backoff.h"

#include <algorithm>

namespace syncing {

std::int64_t retry_delay_s(int failures, std::optional<std::int64_t> retry_after_s, base::Random& random) {
  std::int64_t limit_s = first_backoff_s;
  for (int i = 1; i < failures && limit_s < longest_backoff_s; ++i) limit_s *= 2;
  limit_s = std::min(limit_s, longest_backoff_s);
  const std::int64_t floor_s = std::clamp<std::int64_t>(retry_after_s.value_or(0), 0, longest_backoff_s);
  return floor_s + 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(limit_s)));
}

}  // namespace syncing
