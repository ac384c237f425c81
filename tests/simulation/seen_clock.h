// The one clock of a world, as one machine sees it: perhaps at 1970 or 2099.
#pragma once

#include "base/clock.h"

namespace simulation {

class SeenClock final : public base::Clock {
 public:
  explicit SeenClock(const base::Clock& truth) : truth_(truth) {}
  std::int64_t monotonic_ms() const override { return truth_.monotonic_ms(); }
  std::int64_t wall_s() const override { return truth_.wall_s() + wrong_by_s; }

  std::int64_t wrong_by_s = 0;

 private:
  const base::Clock& truth_;
};

}  // namespace simulation
