#include <algorithm>
#include <cmath>

#include "api/collector.h"

namespace api {

bool Allowance::take(std::int64_t now_ms) {
  const double passed_s = static_cast<double>(std::max<std::int64_t>(0, now_ms - last_ms_)) / 1000;
  level_ = std::min(at_once_, level_ + passed_s * per_second_);
  last_ms_ = std::max(last_ms_, now_ms);
  if (level_ < 1) return false;
  level_ -= 1;
  return true;
}

int Allowance::seconds_until_next() const { return std::max(1, static_cast<int>(std::ceil((1 - level_) / per_second_))); }

}  // namespace api
