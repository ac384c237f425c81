// Unpredictable bytes as an input: keys, incarnations, block keys, token secrets. The real source is
// the operating system's; the seeded one makes a demonstration or a test repeatable and is not for
// anything that must stay secret. Neither can fail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/file.h"
#include "base/random.h"

namespace evaluation {

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual base::Bytes bytes(std::size_t count) = 0;
  std::string hex(std::size_t count);  // of `count` bytes, so twice as many digits
};

class SystemRandomSource final : public RandomSource {
 public:
  base::Bytes bytes(std::size_t count) override;
};

class SeededRandomSource final : public RandomSource {
 public:
  explicit SeededRandomSource(std::uint64_t seed) : random_(seed) {}
  base::Bytes bytes(std::size_t count) override;

 private:
  base::Random random_;
};

}  // namespace evaluation
