#include "modular.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/random.h"

namespace attacker {

namespace {

// 2^31 is one modulo the prime.
std::uint32_t folded(std::uint64_t value) {
  value = (value & prime) + (value >> 31U);
  value = (value & prime) + (value >> 31U);
  return static_cast<std::uint32_t>(value >= prime ? value - prime : value);
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PARASOL_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PARASOL_FOR_EACH_PROCESSOR
#endif

// Nearly all of the attack's algebra is done here.
PARASOL_FOR_EACH_PROCESSOR
void add_multiple(std::uint32_t* row, const std::uint32_t* pivot, std::uint32_t by, std::size_t size) {
  for (std::size_t at = 0; at < size; ++at) {
    std::uint64_t value = std::uint64_t{pivot[at]} * by + row[at];
    value = (value & prime) + (value >> 31U);
    const auto once = static_cast<std::uint32_t>((value & prime) + (value >> 31U));
    row[at] = std::min(once, once - prime);
  }
}

std::uint32_t power(std::uint32_t base, std::uint32_t exponent) {
  std::uint32_t result = 1;
  for (; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) == 1U) result = product(result, base);
    base = product(base, base);
  }
  return result;
}

}  // namespace

std::uint32_t reduced(std::int64_t value) {
  const auto rest = value % std::int64_t{prime};
  return static_cast<std::uint32_t>(rest < 0 ? rest + std::int64_t{prime} : rest);
}

std::uint32_t product(std::uint32_t one, std::uint32_t other) { return folded(std::uint64_t{one} * other); }

void subtract(Row& row, const Row& pivot, std::uint32_t factor) {
  if (factor != 0) add_multiple(row.data(), pivot.data(), prime - factor, row.size());
}

void normalise(Row& row, std::size_t column) {
  const std::uint32_t inverse = power(row[column], prime - 2);
  if (inverse == 1) return;
  for (std::uint32_t& value : row) value = product(value, inverse);
}

std::vector<std::size_t> reduce(Matrix& matrix, std::span<const std::size_t> columns) {
  std::vector<std::size_t> pivots;
  for (const std::size_t column : columns) {
    const std::size_t done = pivots.size();
    if (done == matrix.size()) break;
    const auto found = std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(done), matrix.end(), [&](const Row& row) { return row[column] != 0; });
    if (found == matrix.end()) continue;
    std::swap(matrix[done], *found);
    normalise(matrix[done], column);
    for (std::size_t row = 0; row < matrix.size(); ++row) {
      if (row != done) subtract(matrix[row], matrix[done], matrix[row][column]);
    }
    pivots.push_back(column);
  }
  return pivots;
}

std::vector<std::size_t> all_columns(std::size_t count) {
  std::vector<std::size_t> columns(count);
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  return columns;
}

bool Echelon::add(Row row) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (row[column] == 0) continue;
    if (row_of_[column] == none) {
      normalise(row, column);
      row_of_[column] = rows_.size();
      rows_.push_back(std::move(row));
      return true;
    }
    subtract(row, rows_[row_of_[column]], row[column]);
  }
  return false;
}

Row any_annihilator(const Matrix& basis, const std::vector<std::size_t>& pivots, std::size_t width) {
  base::Random random(width + 1);
  Row vector(width);
  for (std::uint32_t& value : vector) value = static_cast<std::uint32_t>(random.below(prime));
  for (const std::size_t pivot : pivots) vector[pivot] = 0;
  for (std::size_t row = 0; row < pivots.size(); ++row) {
    std::uint32_t sum = 0;
    for (std::size_t column = 0; column < width; ++column) {
      if (column != pivots[row]) sum = folded(std::uint64_t{sum} + product(basis[row][column], vector[column]));
    }
    vector[pivots[row]] = sum == 0 ? 0 : prime - sum;
  }
  return vector;
}

}  // namespace attacker
