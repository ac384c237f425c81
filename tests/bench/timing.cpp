#include "timing.h"

#include <algorithm>
#include <cmath>

namespace bench {

double quantile(std::vector<double> samples, double share) {
  const auto count = static_cast<double>(samples.size());
  const auto place = static_cast<std::size_t>(std::max(0.0, std::ceil(share * count) - 1));
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(place), samples.end());
  return samples[place];
}

double median(std::vector<double> samples) { return quantile(std::move(samples), 0.5); }

}  // namespace bench
