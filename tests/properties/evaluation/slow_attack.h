// The attack as it is meant: every block made anew for every other answer of every child, and everything reduced at once. Some
// thousand times slower than attacker::isolates, which has to find the same.
#pragma once

#include <optional>

#include "attacker.h"

namespace attacker {

std::optional<Finding> isolates_slowly(const Group& group, const evaluation::ScoringKey& construct, Fault fault, std::size_t few);

}  // namespace attacker
