// Which arm of a trial a reader is dealt; what the arms are is said in base/arms.h.
#pragma once

#include <cstdint>

#include "base/arms.h"

namespace evaluation {

using base::Arm;
using base::Arms;

// What a kiosk that may deal these deals to readers of an instrument that can be asked in those: `dealt`, unless one of them
// is missing, for half a trial is none.
Arms arms_to_deal(const Arms& dealt, const Arms& of_instrument);

// Readers of a kiosk and stratum are dealt arms by permuted blocks, each arm twice in a block, in an order that follows from
// a seed that is recorded. One arm alone, which is dealt by the kiosk and not by the reader, takes no place in any order.
struct ArmBlock {
  std::uint64_t seed = 0;
  int dealt = 0;  // readers who have begun
  Arms arms;

  bool is_used_up() const { return dealt >= 2 * static_cast<int>(arms.size()); }
};

Arm next_arm(const ArmBlock& block);  // of a block that is not used up; Arm::none of one without arms

}  // namespace evaluation
