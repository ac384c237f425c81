// How much one block may hold (docs/formats/batch.md). It stands in the lowest layer because
// `parasol check` refuses instruments by it and evaluation refuses blocks by it, and the two do not
// know each other.
#pragma once

#include <cstddef>

namespace base {

// Chosen so that a block of this many tables with every cell filled is still within one batch of
// 256 KiB, however badly it compresses; tests/unit/evaluation/limits_test.cpp shows it.
inline constexpr std::size_t max_tables_per_block = 192;

// With noise no cell is left out: over three waves sixty-four a table, where two waves have sixteen.
inline constexpr std::size_t max_noised_tables_per_block = max_tables_per_block / 4;

}  // namespace base
