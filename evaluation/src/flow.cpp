#include "evaluation/flow.h"

namespace evaluation {
namespace {

// Even over 0 … 4: what a byte has beyond a multiple of five is drawn again.
std::int64_t below_five(RandomSource& random) {
  while (true) {
    const std::int64_t drawn = random.bytes(1).front();
    if (drawn < 255) return drawn % flow_base;
  }
}

}  // namespace

Flow sum(Flow one, const Flow& other) {
  for (std::size_t way = 0; way < ways; ++way) one.sittings[way] += other.sittings[way];
  return one;
}

Flow rounded(const Flow& counted, RandomSource& random) {
  Flow told;
  for (std::size_t way = 0; way < ways; ++way) {
    const std::int64_t rest = counted.sittings[way] % flow_base;
    const bool up = below_five(random) < rest;
    told.sittings[way] = counted.sittings[way] - rest + (up ? flow_base : 0);
  }
  return told;
}

}  // namespace evaluation
