// The other ways in which a child could have answered.
#pragma once

#include <vector>

#include "evaluation/sitting.h"

namespace attacker {

// Of a sitting that has the answers to one construct: with every other answer to one slot in all its waves, with every score in
// one wave beside every score in the others, with every other choice in a chat.
std::vector<evaluation::Sitting> other_answers(const evaluation::Sitting& sitting);

}  // namespace attacker
