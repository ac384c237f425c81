#include "evaluation/arm.h"

#include <algorithm>

#include "base/random.h"

namespace evaluation {
namespace {

// A visit's seed may begin a block of arms and one of forms at once: the two orders do not follow each other.
constexpr std::uint64_t apart_from_forms = 0x61726D73;

}  // namespace

Arms arms_to_deal(const Arms& dealt, const Arms& of_instrument) {
  const bool all = std::all_of(dealt.begin(), dealt.end(), [&](Arm arm) { return base::holds(of_instrument, arm); });
  return all ? dealt : Arms();
}

Arm next_arm(const ArmBlock& block) {
  if (block.arms.empty()) return Arm::none;
  Arms order;
  for (int time = 0; time < 2; ++time) order.insert(order.end(), block.arms.begin(), block.arms.end());
  base::Random(block.seed ^ apart_from_forms).shuffle(order);
  return order[static_cast<std::size_t>(std::clamp(block.dealt, 0, static_cast<int>(order.size()) - 1))];
}

}  // namespace evaluation
