// Repeatable randomness: the same seed gives the same order on every machine, for ever, because
// the seed is what a session records. Not for secrets. SplitMix64, after Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators" (OOPSLA 2014).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace base {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound), bound > 0

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace base
