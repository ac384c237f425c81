// What noise an instrument asks for makes of a block: docs/decisions/noise.md. One child's answers are in one cohort, so what
// is told of that cohort, in plain and in sensitive blocks together, keeps to rho.
#pragma once

#include <cstdint>

#include "base/rho.h"
#include "evaluation/block.h"
#include "evaluation/scoring.h"

namespace evaluation {

// A sum of scores carries noise of this many times the deviation of a count, a product of two the square of it.
inline constexpr std::int64_t noise_of_sums = 1000;

// Of a count, so that all that is ever told of one child of this cohort keeps to rho: rounded up to a whole number.
std::int64_t noise_variance(const ScoringKey& key, Cohort cohort);

// What the tables and sums of this block alone come to keeps to its rho.
bool keeps_to_rho(const Block& block);

// Of one cell: more than the block's variance where the cell is a sum over waves that only later blocks tell of. 0 without
// noise.
std::int64_t cell_variance(const Block& block, const Table& table);

}  // namespace evaluation
