#include "attacker.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "base/random.h"
#include "followed.h"
#include "modular.h"

namespace attacker {

using namespace evaluation;

namespace {

constexpr std::size_t few_children = 5;
constexpr int orders = 6;

class Attack {
 public:
  Attack(const Group& group, const Followed& followed, std::size_t few) : group_(group), followed_(followed), few_(few) {
    std::vector<std::vector<Steps>> changes;
    for (std::size_t child = 0; child < followed.children(); ++child) changes.push_back(followed.changes_of(child));
    name_places(changes);
    for (std::size_t child = 0; child < followed.children(); ++child) add(child, changes[child]);
  }

  std::optional<Finding> run() {
    bind();
    if (!has_columns_left()) return std::nullopt;
    Matrix matrix = equations();
    base::Random random(1);
    std::vector<std::size_t> light = all_columns(class_of_.size());
    for (int order = 0; order < orders && !matrix.empty(); ++order) {
      for (std::size_t i = light.size(); i > 1; --i) std::swap(light[i - 1], light[random.below(i)]);
      matrix.resize(reduce(matrix, in_order(light)).size());
      for (const Row& row : matrix) {
        if (auto found = look_at(row)) return found;
      }
    }
    return std::nullopt;
  }

 private:
  // What one child's numbers, or some children's, may change by.
  struct Span {
    Matrix basis;  // reduced
    std::vector<std::size_t> pivots;
    Row annihilator;
    std::vector<std::size_t> children;
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // Numbers by name. Tables of more waves come first where a rank is looked for: there each other answer has a cell of its own.
  void name_places(const std::vector<std::vector<Steps>>& changes) {
    std::map<std::string, std::uint32_t> names;
    std::vector<bool> seen(followed_.places());
    for (const auto& of_child : changes) {
      for (const Steps& steps : of_child) {
        for (const Step& step : steps) {
          if (!seen[step.place]) names[followed_.name_of(step.place)] = step.place;
          seen[step.place] = true;
        }
      }
    }
    column_.assign(followed_.places(), none);
    for (const auto& [name, place] : names) {
      column_[place] = names_.size();
      names_.push_back(name);
    }
    std::vector<std::size_t> order = all_columns(names_.size());
    const auto depth = [&](std::size_t column) {
      const bool cell = names_[column].find("//") != std::string::npos;
      return std::pair(!cell, -static_cast<std::ptrdiff_t>(names_[column].find('/')));
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return depth(one) < depth(other); });
    rank_column_.resize(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) rank_column_[order[at]] = at;
  }

  // Children whose numbers change in the same ways have one span, and its columns stand once.
  void add(std::size_t child, const std::vector<Steps>& changes) {
    if (changes.empty()) return;
    const auto [known, is_new] = span_of_words_.try_emplace(followed_.words_of(child), none);
    if (is_new) known->second = span_of(changes);
    spans_[known->second].children.push_back(child);
  }

  std::size_t span_of(const std::vector<Steps>& changes) {
    for (std::size_t span = 0; span < spans_.size(); ++span) {
      if (holds_all(spans_[span], changes) && rank_of(changes, spans_[span].basis.size()).rank() == spans_[span].basis.size()) return span;
    }
    const Echelon echelon = rank_of(changes, names_.size());
    Span span;
    for (const Row& row : echelon.rows()) {
      span.basis.emplace_back(names_.size());
      for (std::size_t column = 0; column < names_.size(); ++column) span.basis.back()[column] = row[rank_column_[column]];
    }
    span.pivots = reduce(span.basis, all_columns(names_.size()));
    span.annihilator = any_annihilator(span.basis, span.pivots, names_.size());
    spans_.push_back(std::move(span));
    return spans_.size() - 1;
  }

  bool holds_all(const Span& span, const std::vector<Steps>& changes) const {
    return std::all_of(changes.begin(), changes.end(), [&](const Steps& steps) {
      std::int64_t sum = 0;
      for (const Step& step : steps) sum += std::int64_t{span.annihilator[column_[step.place]]} * step.by;
      return reduced(sum) == 0;
    });
  }

  Echelon rank_of(const std::vector<Steps>& changes, std::size_t most) const {
    Echelon echelon(names_.size());
    for (const Steps& steps : changes) {
      if (echelon.rank() == most) break;
      Row row(names_.size());
      for (const Step& step : steps) row[rank_column_[column_[step.place]]] = reduced(step.by);
      echelon.add(std::move(row));
    }
    return echelon;
  }

  // Columns that five or more children have are zero in what is looked for. A sum is known by its factors for the numbers that
  // are no pivot of these; of the columns of fewer children only what those leave of them counts.
  void bind() {
    Row annihilator(names_.size(), 1);
    for (const Span& span : spans_) {
      if (span.children.size() < few_) continue;
      Matrix rows = bound_;
      for (const Row& row : span.basis) {
        if (bound_.empty() || times(annihilator, row) != 0) rows.push_back(row);
      }
      if (rows.size() == bound_.size()) continue;
      bound_ = std::move(rows);
      pivots_ = reduce(bound_, all_columns(names_.size()));
      bound_.resize(pivots_.size());
      annihilator = any_annihilator(bound_, pivots_, names_.size());
    }
    std::set<std::size_t> bound(pivots_.begin(), pivots_.end());
    for (std::size_t column = 0; column < names_.size(); ++column) {
      if (!bound.contains(column)) free_.push_back(column);
    }
    for (std::size_t span = 0; span < spans_.size(); ++span) {
      if (spans_[span].children.size() >= few_) continue;
      for (const Row& row : spans_[span].basis) add_column(span, row, !bound_.empty() && times(annihilator, row) == 0);
    }
  }

  // Columns that are alike are one.
  void add_column(std::size_t span, Row row, bool is_bound) {
    class_of_.push_back(none);
    if (is_bound) return;
    for (std::size_t at = 0; at < bound_.size(); ++at) subtract(row, bound_[at], row[pivots_[at]]);
    if (std::all_of(row.begin(), row.end(), [](std::uint32_t value) { return value == 0; })) return;
    const auto [known, is_new] = classes_.try_emplace(std::move(row), spans_of_class_.size());
    if (is_new) spans_of_class_.emplace_back();
    spans_of_class_[known->second].insert(span);
    class_of_.back() = known->second;
  }

  bool has_columns_left() const { return !classes_.empty(); }

  // A row for each number that has a factor of its own, and behind its columns a one that says which numbers a sum is of.
  Matrix equations() const {
    Matrix matrix;
    for (std::size_t at = 0; at < free_.size(); ++at) {
      Row row(classes_.size() + free_.size());
      for (const auto& [column, number] : classes_) row[number] = column[free_[at]];
      row[classes_.size() + at] = 1;
      matrix.push_back(std::move(row));
    }
    return matrix;
  }

  std::vector<std::size_t> in_order(const std::vector<std::size_t>& light) const {
    std::vector<std::size_t> order;
    std::vector<bool> seen(classes_.size());
    for (const std::size_t column : light) {
      const std::size_t number = class_of_[column];
      if (number == none || seen[number]) continue;
      seen[number] = true;
      order.push_back(number);
    }
    return order;
  }

  std::optional<Finding> look_at(const Row& row) const {
    std::set<std::size_t> spans;
    std::size_t children = 0;
    for (std::size_t number = 0; number < classes_.size(); ++number) {
      if (row[number] == 0) continue;
      for (const std::size_t span : spans_of_class_[number]) children += spans.insert(span).second ? spans_[span].children.size() : 0;
      if (children >= few_) return std::nullopt;
    }
    Finding finding;
    for (const std::size_t span : spans) {
      for (const std::size_t child : spans_[span].children) finding.children.push_back(id_of(child));
    }
    finding.numbers = numbers_of(row);
    return finding;
  }

  std::vector<std::string> numbers_of(const Row& row) const {
    Row factors(names_.size());
    for (std::size_t at = 0; at < free_.size(); ++at) factors[free_[at]] = row[classes_.size() + at];
    for (std::size_t at = 0; at < bound_.size(); ++at) factors[pivots_[at]] = times(factors, bound_[at]);
    std::vector<std::string> numbers;
    for (std::size_t column = 0; column < names_.size(); ++column) {
      if (factors[column] != 0) numbers.push_back(names_[column]);
    }
    return numbers;
  }

  static std::uint32_t times(const Row& one, const Row& other) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < one.size(); ++at) sum += product(one[at], other[at]);
    return static_cast<std::uint32_t>(sum % prime);
  }

  const std::string& id_of(std::size_t child) const {
    const std::size_t inside = group_.members.size();
    return child < inside ? group_.members[child].id : group_.beside[child - inside].id;
  }

  const Group& group_;
  const Followed& followed_;
  std::size_t few_;
  std::vector<std::string> names_;
  std::vector<std::size_t> column_;       // by place
  std::vector<std::size_t> rank_column_;  // by column
  std::unordered_map<std::string, std::size_t> span_of_words_;
  std::vector<Span> spans_;
  Matrix bound_;
  std::vector<std::size_t> pivots_;
  std::vector<std::size_t> free_;
  std::map<Row, std::size_t> classes_;
  std::vector<std::set<std::size_t>> spans_of_class_;
  std::vector<std::size_t> class_of_;  // by column of few children
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

std::optional<Finding> isolates_fewer(const Group& group, const ScoringKey& construct, Fault fault, std::size_t few) {
  const Published published(group, construct, fault);
  const Followed followed(published);
  followed.check(group.members.size() / 2);
  return Attack(group, followed, few).run();
}

std::optional<Finding> isolates(const Group& group, const ScoringKey& key, Fault fault) {
  if (group.members.empty()) return std::nullopt;
  for (const ScoringKey& construct : constructs(key, group.content)) {
    if (auto found = isolates_fewer(group, construct, fault, few_children)) return found;
  }
  return std::nullopt;
}

}  // namespace attacker
