// The other ways in which a child could have answered.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "evaluation/sitting.h"

namespace attacker {

// Of a sitting that has the answers to one construct: with every other answer to one slot in all its waves, with every score in
// one wave beside every score in the others, with every other choice in a chat.
std::vector<evaluation::Sitting> other_answers(const evaluation::Sitting& sitting);

using Places = std::vector<std::size_t>;  // among a sitting's answers

// The answers to one slot, by wave. A form only changes the item's last letter.
std::map<std::string, std::map<evaluation::Wave, Places>> slots_of(const evaluation::Sitting& sitting);
// How they may be answered, each way with a score of its own.
std::vector<std::vector<int>> ways(const evaluation::Sitting& sitting, const Places& places);
void answer(evaluation::Sitting& sitting, const Places& places, const std::vector<int>& values);

}  // namespace attacker
