#include "attacker.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <utility>

#include "base/random.h"
#include "published.h"

namespace attacker {

using namespace evaluation;

namespace {

// Modulo a prime: what is zero by chance is so once in a thousand million.
constexpr std::uint64_t prime = 2147483647;
using Row = std::vector<std::uint64_t>;
using Matrix = std::vector<Row>;

constexpr std::size_t few = 5;
constexpr int orders = 6;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) == 1U) result = result * base % prime;
    base = base * base % prime;
  }
  return result;
}

std::uint64_t reduced(std::int64_t value) {
  const auto modulus = static_cast<std::int64_t>(prime);
  return static_cast<std::uint64_t>((value % modulus + modulus) % modulus);
}

void subtract(Row& row, const Row& pivot, std::uint64_t factor) {
  if (factor == 0) return;
  const std::uint64_t minus = prime - factor;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (pivot[at] != 0) row[at] = (row[at] + minus * pivot[at]) % prime;
  }
}

// Reduces to row echelon form, looking for pivots in these columns, in this order; gives how many rows have one. They stand
// first.
std::size_t reduce(Matrix& matrix, std::span<const std::size_t> columns) {
  std::size_t done = 0;
  for (const std::size_t column : columns) {
    if (done == matrix.size()) break;
    const auto found = std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(done), matrix.end(), [&](const Row& row) { return row[column] != 0; });
    if (found == matrix.end()) continue;
    std::swap(matrix[done], *found);
    const std::uint64_t inverse = power(matrix[done][column], prime - 2);
    for (std::uint64_t& value : matrix[done]) value = value * inverse % prime;
    for (std::size_t row = 0; row < matrix.size(); ++row) {
      if (row != done) subtract(matrix[row], matrix[done], matrix[row][column]);
    }
    ++done;
  }
  return done;
}

std::vector<std::size_t> all_columns(std::size_t count) {
  std::vector<std::size_t> columns(count);
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  return columns;
}

using Parts = std::vector<const Numbers*>;
using Changes = std::set<Parts>;  // each is told in parts

class Attack {
 public:
  Attack(const Group& group, Published& published) : group_(group) {
    std::map<std::string, std::size_t> places;
    std::vector<Changes> changes;
    for (std::size_t child = 0; child < published.children(); ++child) {
      changes.emplace_back();
      for (const Sitting& other : published.others_of(child)) changes.back().insert(published.change_of(child, other));
      for (const Parts& change : changes.back()) {
        for (const Numbers* part : change) {
          if (!known_parts_.contains(part)) add_places(*part, places);
          known_parts_[part];
        }
      }
    }
    for (auto& [place, index] : places) {
      index = names_.size();
      names_.push_back(place);
    }
    for (auto& [part, row] : known_parts_) {
      for (const auto& [place, by] : *part) row.emplace_back(places.at(place), reduced(by));
    }
    for (std::size_t child = 0; child < changes.size(); ++child) add(child, changes[child]);
  }

  std::optional<Finding> run() {
    Matrix matrix = as_matrix();
    // Columns that five or more children have are zero in what is looked for.
    std::vector<std::size_t> heavy;
    std::vector<std::size_t> light;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      (spans_[span_of_[column]].size() >= few ? heavy : light).push_back(column);
    }
    const std::size_t bound = reduce(matrix, heavy);
    matrix.erase(matrix.begin(), matrix.begin() + static_cast<std::ptrdiff_t>(bound));
    base::Random random(1);
    for (int order = 0; order < orders && !matrix.empty(); ++order) {
      for (std::size_t i = light.size(); i > 1; --i) std::swap(light[i - 1], light[random.below(i)]);
      const std::size_t rank = reduce(matrix, light);
      for (std::size_t row = 0; row < rank; ++row) {
        if (auto found = look_at(matrix[row])) return found;
      }
    }
    return std::nullopt;
  }

 private:
  // Children whose numbers change in the same ways have one span, and its columns stand once.
  void add(std::size_t child, const Changes& changes) {
    std::set<Row> rows;
    for (const Parts& change : changes) {
      Row row(names_.size());
      for (const Numbers* part : change) {
        for (const auto& [place, by] : known_parts_.at(part)) row[place] = (row[place] + by) % prime;
      }
      rows.insert(std::move(row));
    }
    Matrix basis(rows.begin(), rows.end());
    basis.resize(reduce(basis, all_columns(names_.size())));
    if (basis.empty()) return;
    const auto [known, is_new] = known_.try_emplace(basis, spans_.size());
    if (is_new) {
      spans_.emplace_back();
      for (Row& row : basis) {
        columns_.push_back(std::move(row));
        span_of_.push_back(known->second);
      }
    }
    spans_[known->second].push_back(child);
  }

  // A row for each published number, and behind its columns a one that says which numbers a sum is of.
  Matrix as_matrix() const {
    Matrix matrix(names_.size(), Row(columns_.size() + names_.size()));
    for (std::size_t row = 0; row < names_.size(); ++row) {
      for (std::size_t column = 0; column < columns_.size(); ++column) matrix[row][column] = columns_[column][row];
      matrix[row][columns_.size() + row] = 1;
    }
    return matrix;
  }

  std::optional<Finding> look_at(const Row& row) const {
    std::set<std::size_t> spans;
    std::size_t children = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (row[column] == 0 || !spans.insert(span_of_[column]).second) continue;
      children += spans_[span_of_[column]].size();
      if (children >= few) return std::nullopt;
    }
    Finding finding;
    for (const std::size_t span : spans) {
      for (const std::size_t child : spans_[span]) finding.children.push_back(id_of(child));
    }
    for (std::size_t place = 0; place < names_.size(); ++place) {
      if (row[columns_.size() + place] != 0) finding.numbers.push_back(names_[place]);
    }
    return finding;
  }

  const std::string& id_of(std::size_t child) const {
    const std::size_t inside = group_.members.size();
    return child < inside ? group_.members[child].id : group_.beside[child - inside].id;
  }

  static void add_places(const Numbers& part, std::map<std::string, std::size_t>& places) {
    for (const auto& [place, by] : part) places.try_emplace(place, 0);
  }

  const Group& group_;
  std::map<const Numbers*, std::vector<std::pair<std::size_t, std::uint64_t>>> known_parts_;
  std::vector<std::string> names_;
  std::map<Matrix, std::size_t> known_;
  std::vector<std::vector<std::size_t>> spans_;  // the children of each
  std::vector<Row> columns_;
  std::vector<std::size_t> span_of_;  // by column
};

}  // namespace

std::vector<ScoringKey> constructs(const ScoringKey& key, Content content) {
  std::vector<ScoringKey> result;
  for (const ItemTypeFacts& type : item_types()) {
    ScoringKey of{key.instrument, {}};
    if (is_sensitive(type, key) != (content == Content::sensitive)) continue;
    std::copy_if(key.items.begin(), key.items.end(), std::back_inserter(of.items), [&](const ItemKey& item) { return &facts_of(item) == &type; });
    if (!of.items.empty()) result.push_back(std::move(of));
  }
  if (content == Content::plain) result.push_back({key.instrument, {}});
  return result;
}

std::optional<Finding> isolates(const Group& group, const ScoringKey& key, Fault fault) {
  if (group.members.empty()) return std::nullopt;
  for (const ScoringKey& construct : constructs(key, group.content)) {
    Published published(group, construct, fault);
    if (auto found = Attack(group, published).run()) return found;
  }
  return std::nullopt;
}

}  // namespace attacker
