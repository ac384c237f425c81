// Rows of numbers modulo a prime, and what they span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace attacker {

// What is zero by chance is so once in a thousand million.
constexpr std::uint32_t prime = 2147483647;

using Row = std::vector<std::uint32_t>;
using Matrix = std::vector<Row>;

std::uint32_t reduced(std::int64_t value);
std::uint32_t product(std::uint32_t one, std::uint32_t other);

void subtract(Row& row, const Row& pivot, std::uint32_t factor);
void normalise(Row& row, std::size_t column);  // so that there is a one in this column

// Reduces to row echelon form, looking for pivots in these columns, in this order; gives these that have one, and their rows
// stand first.
std::vector<std::size_t> reduce(Matrix& matrix, std::span<const std::size_t> columns);

std::vector<std::size_t> all_columns(std::size_t count);

// Grows by one row after another, as long as they say something new.
class Echelon {
 public:
  explicit Echelon(std::size_t width) : row_of_(width, none) {}

  bool add(Row row);
  std::size_t rank() const { return rows_.size(); }
  const Matrix& rows() const { return rows_; }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  Matrix rows_;
  std::vector<std::size_t> row_of_;  // by its first column
};

// A vector on which every row of this reduced basis is zero; what is zero on it too is in their span but for chance.
Row any_annihilator(const Matrix& basis, const std::vector<std::size_t>& pivots, std::size_t width);

}  // namespace attacker
