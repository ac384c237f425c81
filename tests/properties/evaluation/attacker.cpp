#include "attacker.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "support/sittings.h"

namespace attacker {
namespace {

using namespace evaluation;

using Numbers = std::map<std::string, std::int64_t>;

Numbers published(const std::vector<Sitting>& members, const ScoringKey& key) {
  SeededRandomSource random(1);
  const auto closing = close_blocks(support::closing_input(members), {key}, {}, support::identity(), random);
  Numbers numbers;
  for (const ClosedBlock& closed : closing.value().blocks) {
    const Block& block = closed.block;
    const std::string name = std::string(base::name_of(block.content)) + short_name(block.waves) + "/";
    numbers[name + "n"] = block.n;
    for (const Table& table : block.tables) {
      for (const Cell& cell : table.cells) {
        std::string place = name + table.kind + "/" + table.block + "/" + table.slot;
        for (const std::string& level : cell.levels) place += "/" + level;
        numbers[place] = cell.count;
      }
    }
    for (const Moments& sums : block.moments) {
      const std::string place = name + sums.construct + "/" + sums.first_form + "/";
      numbers[place + "n"] = sums.n;
      for (std::size_t i = 0; i < sums.sums.size(); ++i) numbers[place + "s" + std::to_string(i)] = sums.sums[i];
      for (std::size_t i = 0; i < sums.products.size(); ++i) numbers[place + "p" + std::to_string(i)] = sums.products[i];
    }
  }
  return numbers;
}

using Places = std::vector<std::size_t>;  // among a sitting's answers

// The answers to one slot, by wave. A form only changes the item's last letter.
std::map<std::string, std::map<Wave, Places>> slots_of(const Sitting& sitting) {
  std::map<std::string, std::map<Wave, Places>> slots;
  for (std::size_t i = 0; i < sitting.answers.size(); ++i) {
    const Answer& answer = sitting.answers[i];
    if (!answer.is_practice() && answer.status == Status::answered) slots[answer.item.substr(0, 2)][*answer.wave].push_back(i);
  }
  return slots;
}

// A statement has three answers; a situation is rated as it was or the other way round.
std::vector<std::vector<int>> ways(const Sitting& sitting, const Places& places) {
  if (sitting.answers[places.front()].action.empty()) return {{0}, {1}, {2}};
  std::vector<std::vector<int>> both(2);
  for (const std::size_t place : places) {
    both[0].push_back(sitting.answers[place].value);
    both[1].push_back(5 - sitting.answers[place].value);
  }
  return both;
}

// The sitting's answers with every other answer to one slot, in all its waves.
std::vector<std::vector<Answer>> other_answers(const Sitting& sitting) {
  std::vector<std::vector<Answer>> changed;
  for (const auto& [slot, waves] : slots_of(sitting)) {
    std::vector<std::vector<Answer>> variants{sitting.answers};
    for (const auto& [wave, places] : waves) {
      std::vector<std::vector<Answer>> next;
      for (const auto& variant : variants) {
        for (const auto& values : ways(sitting, places)) {
          next.push_back(variant);
          for (std::size_t i = 0; i < places.size(); ++i) next.back()[places[i]].value = values[i];
        }
      }
      variants = std::move(next);
    }
    for (auto& variant : variants) {
      if (variant != sitting.answers) changed.push_back(std::move(variant));
    }
  }
  return changed;
}

using Column = std::map<std::string, std::int64_t>;

std::vector<Column> columns_of(std::vector<Sitting> members, std::size_t child, const ScoringKey& key, const Numbers& base) {
  std::vector<Column> columns;
  for (const auto& answers : other_answers(members[child])) {
    const std::vector<Answer> own = std::exchange(members[child].answers, answers);
    Column column;
    for (const auto& [place, number] : published(members, key)) {
      const auto before = base.find(place);
      column[place] = number - (before == base.end() ? 0 : before->second);
    }
    for (const auto& [place, number] : base) column.try_emplace(place, -number);
    std::erase_if(column, [](const auto& entry) { return entry.second == 0; });
    columns.push_back(std::move(column));
    members[child].answers = own;
  }
  return columns;
}

// Modulo a prime: a rank that is smaller by chance would be a false alarm once in a thousand million.
constexpr std::int64_t prime = 2147483647;

std::int64_t power(std::int64_t base, std::int64_t exponent) {
  std::int64_t result = 1;
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) == 1) result = result * base % prime;
    base = base * base % prime;
  }
  return result;
}

std::size_t rank(std::vector<Column> columns) {
  std::size_t found = 0;
  while (!columns.empty()) {
    Column pivot = std::move(columns.back());
    columns.pop_back();
    if (pivot.empty()) continue;
    ++found;
    const auto& [place, value] = *pivot.begin();
    const std::int64_t inverse = power((value % prime + prime) % prime, prime - 2);
    for (Column& column : columns) {
      const auto at = column.find(place);
      if (at == column.end()) continue;
      const std::int64_t factor = (at->second % prime + prime) % prime * inverse % prime;
      for (const auto& [row, entry] : pivot) {
        std::int64_t& cell = column[row];
        cell = ((cell - factor * ((entry % prime + prime) % prime)) % prime + prime) % prime;
      }
      std::erase_if(column, [](const auto& entry) { return entry.second == 0; });
    }
  }
  return found;
}

// Who skipped the same and began with the same form.
std::map<std::string, std::vector<std::size_t>> shapes(const std::vector<Sitting>& members) {
  std::map<std::string, std::vector<std::size_t>> result;
  for (std::size_t child = 0; child < members.size(); ++child) {
    std::string shape(base::name_of(members[child].first_form));
    std::map<std::string, int> answered;  // by wave and slot: a form only changes the item's last letter
    for (const Answer& answer : members[child].answers) {
      if (answer.is_practice()) continue;
      answered[std::string(base::name_of(*answer.wave)) + answer.item.substr(0, 2)] += answer.status == Status::answered ? 1 : 0;
    }
    for (const auto& [item, count] : answered) shape += item + std::to_string(count);
    result[shape].push_back(child);
  }
  return result;
}

constexpr std::size_t k_obs = 5;
constexpr std::size_t examples = 3;  // of a shape that five or more have

struct Attack {
  const std::vector<Sitting>& members;
  std::vector<std::vector<std::size_t>> small;           // shapes of fewer than five
  std::vector<std::vector<Column>> columns;              // of each of them
  std::vector<Column> rest;                              // of examples of the others

  std::optional<Finding> try_groups(std::size_t from, const std::vector<std::size_t>& chosen, std::size_t size) const {
    for (std::size_t next = from; next < small.size(); ++next) {
      if (size + small[next].size() >= k_obs) continue;
      std::vector<std::size_t> group = chosen;
      group.push_back(next);
      if (is_apart(group, {})) return Finding{ids(group), numbers_for(group)};
      if (group.size() < 2) {
        if (auto found = try_groups(next + 1, group, size + small[next].size())) return found;
      }
    }
    return std::nullopt;
  }

  bool is_apart(const std::vector<std::size_t>& group, const std::set<std::string>& without) const {
    std::vector<Column> others = rest;
    std::vector<Column> everything = rest;
    for (std::size_t shape = 0; shape < small.size(); ++shape) {
      everything.insert(everything.end(), columns[shape].begin(), columns[shape].end());
      if (std::find(group.begin(), group.end(), shape) == group.end()) others.insert(others.end(), columns[shape].begin(), columns[shape].end());
    }
    for (std::vector<Column>* each : {&others, &everything}) {
      for (Column& column : *each) std::erase_if(column, [&](const auto& entry) { return without.contains(entry.first); });
    }
    return rank(std::move(others)) < rank(std::move(everything));
  }

  std::vector<std::string> numbers_for(const std::vector<std::size_t>& group) const {
    std::set<std::string> places;
    for (const Column& column : rest) for (const auto& [place, change] : column) places.insert(place);
    for (const auto& shape : columns) for (const Column& column : shape) for (const auto& [place, change] : column) places.insert(place);
    std::set<std::string> without;
    for (const std::string& place : places) {
      without.insert(place);
      if (!is_apart(group, without)) without.erase(place);
    }
    std::vector<std::string> needed;
    std::set_difference(places.begin(), places.end(), without.begin(), without.end(), std::back_inserter(needed));
    return needed;
  }

  std::vector<std::string> ids(const std::vector<std::size_t>& group) const {
    std::vector<std::string> result;
    for (const std::size_t shape : group) {
      for (const std::size_t child : small[shape]) result.push_back(members[child].id);
    }
    return result;
  }
};

}  // namespace

std::optional<Finding> isolates(const std::vector<Sitting>& members, const ScoringKey& key) {
  const Numbers base = published(members, key);
  Attack attack{members, {}, {}, {}};
  for (const auto& [shape, children] : shapes(members)) {
    std::vector<Column> columns;
    const std::size_t followed = children.size() < k_obs ? children.size() : examples;
    for (std::size_t i = 0; i < followed; ++i) {
      for (Column& column : columns_of(members, children[i], key, base)) columns.push_back(std::move(column));
    }
    if (children.size() < k_obs) {
      attack.small.push_back(children);
      attack.columns.push_back(std::move(columns));
    } else {
      attack.rest.insert(attack.rest.end(), columns.begin(), columns.end());
    }
  }
  return attack.try_groups(0, {}, 0);
}

}  // namespace attacker
