// Tables and sums with noise: nothing about them but the numbers depends on what was answered. Every table has every cell of
// its grid, every score its row.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "evaluation/random_source.h"
#include "tabulation.h"

namespace evaluation {

struct Told {
  std::vector<Table> tables;
  std::vector<Moments> moments;
};

// The levels of one wave in the tables of a noised block: the type's own, or in sensitive blocks the first and `other`, and
// `unanswered`.
std::vector<std::string_view> grid_levels(const TableType& type, Content content);

// The longest beginning of `waves` that tells of the type, as blocks tell of it.
Waves last_told_waves(const Waves& waves, const ItemTypeFacts& type);

// What the blocks over one wave, over two … tell, of members that are not masked. Noise is drawn once, for the last block that
// tells of a thing; what an earlier one says is that summed up, so that it costs nothing and agrees.
std::vector<Told> tell_with_noise(const std::vector<Member>& members, Content content, std::int64_t variance, RandomSource& random);

}  // namespace evaluation
