#include "slow_attack.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "base/random.h"
#include "published.h"

namespace attacker {

using namespace evaluation;

namespace {

constexpr std::uint64_t modulus = 2147483647;
using Equation = std::vector<std::uint64_t>;
using Equations = std::vector<Equation>;

std::uint64_t inverse_of(std::uint64_t value) {
  std::uint64_t result = 1;
  for (std::uint64_t exponent = modulus - 2; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) == 1U) result = result * value % modulus;
    value = value * value % modulus;
  }
  return result;
}

// Those that have a pivot stand first; gives how many have.
std::size_t eliminate(Equations& equations, const std::vector<std::size_t>& columns) {
  std::size_t done = 0;
  for (const std::size_t column : columns) {
    std::size_t found = done;
    while (found < equations.size() && equations[found][column] == 0) ++found;
    if (found >= equations.size()) continue;
    std::swap(equations[done], equations[found]);
    const std::uint64_t inverse = inverse_of(equations[done][column]);
    for (std::uint64_t& value : equations[done]) value = value * inverse % modulus;
    for (std::size_t row = 0; row < equations.size(); ++row) {
      if (row == done || equations[row][column] == 0) continue;
      const std::uint64_t minus = modulus - equations[row][column];
      for (std::size_t at = 0; at < equations[row].size(); ++at) equations[row][at] = (equations[row][at] + minus * equations[done][at]) % modulus;
    }
    ++done;
  }
  return done;
}

std::vector<std::size_t> in_order(std::size_t count) {
  std::vector<std::size_t> columns(count);
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  return columns;
}

}  // namespace

std::optional<Finding> isolates_slowly(const Group& group, const ScoringKey& construct, Fault fault, std::size_t few) {
  const Published published(group, construct, fault);
  std::vector<std::vector<Numbers>> changes(published.children());
  std::map<std::string, std::size_t> places;
  for (std::size_t child = 0; child < changes.size(); ++child) {
    for (const Sitting& other : published.others_of(child)) {
      changes[child].push_back(published.change(child, other));
      for (const auto& [place, by] : changes[child].back()) places[place] = 0;
    }
  }
  std::vector<std::string> names;
  for (auto& [name, number] : places) {
    number = names.size();
    names.push_back(name);
  }
  std::map<Equations, std::size_t> known;
  std::vector<std::vector<std::size_t>> spans;
  std::vector<std::pair<std::size_t, Equation>> columns;  // and whose
  for (std::size_t child = 0; child < changes.size(); ++child) {
    Equations basis;
    for (const Numbers& change : changes[child]) {
      basis.emplace_back(names.size());
      for (const auto& [place, by] : change) basis.back()[places.at(place)] = static_cast<std::uint64_t>(by + (by < 0 ? static_cast<std::int64_t>(modulus) : 0));
    }
    basis.resize(eliminate(basis, in_order(names.size())));
    if (basis.empty()) continue;
    const auto [span, is_new] = known.try_emplace(basis, spans.size());
    if (is_new) spans.emplace_back();
    for (const Equation& row : is_new ? basis : Equations{}) columns.emplace_back(span->second, row);
    spans[span->second].push_back(child);
  }
  Equations matrix(names.size(), Equation(columns.size()));
  std::vector<std::size_t> heavy;
  std::vector<std::size_t> light;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    for (std::size_t row = 0; row < names.size(); ++row) matrix[row][column] = columns[column].second[row];
    (spans[columns[column].first].size() >= few ? heavy : light).push_back(column);
  }
  matrix.erase(matrix.begin(), matrix.begin() + static_cast<std::ptrdiff_t>(eliminate(matrix, heavy)));
  base::Random random(1);
  for (int order = 0; order < 6; ++order) {
    for (std::size_t i = light.size(); i > 1; --i) std::swap(light[i - 1], light[random.below(i)]);
    matrix.resize(eliminate(matrix, light));
    for (const Equation& row : matrix) {
      std::set<std::size_t> about;
      Finding finding;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        if (row[column] == 0 || !about.insert(columns[column].first).second) continue;
        for (const std::size_t child : spans[columns[column].first]) finding.children.push_back(published.sittings()[child].id);
      }
      if (finding.children.size() < few) return finding;
    }
  }
  return std::nullopt;
}

}  // namespace attacker
