// Times of repeated runs. All in milliseconds of the steady clock.
#pragma once

#include <chrono>
#include <vector>

namespace bench {

class Stopwatch {
 public:
  double ms() const { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// The value that this share of the samples does not exceed; share is above 0 and at most 1, samples are not empty.
double quantile(std::vector<double> samples, double share);
double median(std::vector<double> samples);

}  // namespace bench
