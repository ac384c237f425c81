// With which form a reader begins: of every four readers of a kiosk and stratum two begin with A and two with B, in an order
// that follows from a seed that is recorded. A coin for each would leave small groups with one form alone.
#pragma once

#include <cstdint>

#include "evaluation/wave.h"

namespace evaluation {

inline constexpr int dealt_from_a_block = 4;

struct PermutedBlock {
  std::uint64_t seed = 0;  // of its order
  int dealt = 0;           // 0 to dealt_from_a_block: readers who have begun

  bool is_used_up() const { return dealt >= dealt_from_a_block; }
};

Form next_form(const PermutedBlock& block);  // of a block that is not used up

}  // namespace evaluation
