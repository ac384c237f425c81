// Is a square table of answers before and after the same on both sides?
#include <algorithm>
#include <cmath>
#include <utility>

#include "chi_squared.h"
#include "evaluation/statistics.h"

namespace evaluation {
namespace {

using Matrix = std::vector<std::vector<double>>;

// How many pairs changed into or out of a level.
std::int64_t changes(const SquareTable& table, std::size_t level) {
  std::int64_t count = -2 * table[level][level];
  for (std::size_t other = 0; other < table.size(); ++other) count += table[level][other] + table[other][level];
  return count;
}

// A level that nobody left or joined says nothing about change and would make the covariance singular.
SquareTable with_changes(const SquareTable& table) {
  std::vector<std::size_t> kept;
  for (std::size_t level = 0; level < table.size(); ++level) {
    if (changes(table, level) > 0) kept.push_back(level);
  }
  SquareTable result(kept.size(), std::vector<std::int64_t>(kept.size()));
  for (std::size_t row = 0; row < kept.size(); ++row) {
    for (std::size_t column = 0; column < kept.size(); ++column) result[row][column] = table[kept[row]][kept[column]];
  }
  return result;
}

std::int64_t total(const SquareTable& table) {
  std::int64_t sum = 0;
  for (const auto& row : table) {
    for (const std::int64_t count : row) sum += count;
  }
  return sum;
}

// The covariance is the Laplacian of a graph whose edges are the pairs of levels between which somebody moved: it can be
// inverted exactly when one can go from every level to every other.
bool is_connected(const SquareTable& table) {
  std::vector<bool> reached(table.size());
  std::vector<std::size_t> open = {0};
  reached[0] = true;
  while (!open.empty()) {
    const std::size_t level = open.back();
    open.pop_back();
    for (std::size_t other = 0; other < table.size(); ++other) {
      if (reached[other] || table[level][other] + table[other][level] == 0) continue;
      reached[other] = true;
      open.push_back(other);
    }
  }
  return std::find(reached.begin(), reached.end(), false) == reached.end();
}

// d′ S⁻¹ d by elimination with row exchange.
double quadratic_form(Matrix covariance, std::vector<double> difference) {
  const std::vector<double> original = difference;
  const std::size_t size = difference.size();
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < size; ++row) {
      if (std::fabs(covariance[row][column]) > std::fabs(covariance[pivot][column])) pivot = row;
    }
    std::swap(covariance[pivot], covariance[column]);
    std::swap(difference[pivot], difference[column]);
    for (std::size_t row = 0; row < size; ++row) {
      if (row == column) continue;
      const double factor = covariance[row][column] / covariance[column][column];
      for (std::size_t i = column; i < size; ++i) covariance[row][i] -= factor * covariance[column][i];
      difference[row] -= factor * difference[column];
    }
  }
  double form = 0;
  for (std::size_t i = 0; i < size; ++i) form += original[i] * difference[i] / covariance[i][i];
  return form;
}

double stuart_maxwell_statistic(const SquareTable& table) {
  const std::size_t size = table.size() - 1;  // the last level follows from the others
  Matrix covariance(size, std::vector<double>(size));
  std::vector<double> difference(size);
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < table.size(); ++column) {
      difference[row] += static_cast<double>(table[row][column] - table[column][row]);
      if (column < size) covariance[row][column] = -static_cast<double>(table[row][column] + table[column][row]);
    }
    covariance[row][row] = static_cast<double>(changes(table, row));
  }
  return quadratic_form(std::move(covariance), std::move(difference));
}

}  // namespace

// A. Stuart, Biometrika 42 (1955); A. E. Maxwell, British Journal of Psychiatry 116 (1970).
MaybeTest stuart_maxwell(const SquareTable& full) {
  const SquareTable table = with_changes(full);
  if (table.empty()) return MaybeTest::absent("no answer changed");
  if (table.size() < 3) return MaybeTest::absent("of two levels it would repeat McNemar's test");
  if (!is_connected(table)) return MaybeTest::absent("the levels fall into groups between which nobody moved");
  return chi_squared_test(stuart_maxwell_statistic(table), static_cast<int>(table.size()) - 1);
}

// V. P. Bhapkar, JASA 61 (1966), from Stuart–Maxwell by C. T. Ireland, H. H. Ku, S. Kullback, JASA 64 (1969).
MaybeTest bhapkar(const SquareTable& full) {
  const MaybeTest stuart = stuart_maxwell(full);
  if (!stuart) return stuart;
  const auto n = static_cast<double>(total(full));
  constexpr double rounding = 1e-9;  // of the statistic itself, relative
  if (n - stuart->statistic <= rounding * n) return MaybeTest::absent("everybody's change follows from the level before: its variance is 0");
  return chi_squared_test(stuart->statistic / (1 - stuart->statistic / n), stuart->degrees);
}

// A. H. Bowker, JASA 43 (1948); pairs of levels between which nobody moved have no degree of freedom.
MaybeTest bowker(const SquareTable& full) {
  const SquareTable table = with_changes(full);
  if (table.empty()) return MaybeTest::absent("no answer changed");
  if (table.size() < 3) return MaybeTest::absent("of two levels it would repeat McNemar's test");
  double statistic = 0;
  int degrees = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      const auto moved = static_cast<double>(table[row][column] + table[column][row]);
      if (moved == 0) continue;
      const auto difference = static_cast<double>(table[row][column] - table[column][row]);
      statistic += difference * difference / moved;
      ++degrees;
    }
  }
  return chi_squared_test(statistic, degrees);
}

}  // namespace evaluation
