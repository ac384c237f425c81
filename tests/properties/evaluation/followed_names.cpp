// What is followed by its name.
#include <algorithm>
#include <stdexcept>

#include "evaluation/block.h"
#include "followed.h"

namespace attacker {

using namespace evaluation;

std::string Followed::name_of(const Told& told, const CellNumbers& cells, std::size_t cell) const {
  const std::size_t radix = cells.told_as.size();
  const std::size_t own = cells.type->levels.size();
  std::vector<std::string_view> levels(cells.at.size());
  for (std::size_t wave = levels.size(); wave > 0; --wave, cell /= radix) {
    const std::size_t at = cell % radix;
    levels[wave - 1] = at >= own ? unanswered_levels[at - own] : cells.in_two_levels && own > 2 && at == 1 ? level::other : cells.type->levels[at];
  }
  std::string name = told.telling->name + "/" + std::string(cells.type->kind) + "//" + slots_[cells.slot];
  for (const std::string_view level : levels) name.append("/").append(level);
  return name;
}

std::string Followed::name_of(const Told& told, const SumNumbers& sums, std::size_t number) const {
  const std::size_t width = sums.values[0].size();
  const std::string form = sums.apart ? std::string(base::name_of(number < width ? Form::a : Form::b)) : "*";
  const std::string name = told.telling->name + "/" + std::string(type_->moments[sums.moment]) + "/" + form + "/";
  number %= width;
  if (number == 0) return name + "n";
  return number <= sums.waves ? name + "s" + std::to_string(number - 1) : name + "p" + std::to_string(number - 1 - sums.waves);
}

std::string Followed::name_of(std::uint32_t place) const {
  for (const Told& told : told_) {
    for (const CellNumbers& cells : told.cells) {
      if (place - cells.first < cells.counts.size()) return name_of(told, cells, place - cells.first);
    }
    for (const SumNumbers& sums : told.sums) {
      if (place - sums.first < sums.values[0].size() * (sums.apart ? 2 : 1)) return name_of(told, sums, place - sums.first);
    }
    for (const ChoiceNumbers& choices : told.choices) {
      if (place - choices.first >= choices.counts.size()) continue;
      const auto& [block, code] = choices.what;
      const int value = code->least + static_cast<int>(place - choices.first);
      return told.telling->name + "/" + std::string(practice_table) + "/" + block + "/" + std::string(code->id) + "/" + (value > code->most ? std::string(level::not_reached) : std::to_string(value));
    }
  }
  throw std::logic_error("every number has a name");
}

Numbers Followed::named(const Steps& steps) const {
  Numbers numbers;
  for (const Step& step : steps) numbers[name_of(step.place)] = step.by;
  return numbers;
}

Numbers Followed::said() const {
  Numbers numbers;
  for (const Told& told : told_) {
    for (const CellNumbers& cells : told.cells) {
      for (std::size_t cell = 0; cell < cells.counts.size(); ++cell) {
        if (cells.counts[cell] != 0) numbers[name_of(told, cells, cell)] = cells.counts[cell];
      }
    }
    for (const SumNumbers& sums : told.sums) {
      for (std::size_t form = 0; form < (sums.apart ? 2 : 1); ++form) {
        for (std::size_t number = 0; number < sums.values[form].size(); ++number) numbers[name_of(told, sums, form * sums.values[form].size() + number)] = sums.values[form][number];
      }
    }
    for (const ChoiceNumbers& choices : told.choices) {
      for (std::size_t value = 0; value < choices.counts.size(); ++value) {
        if (choices.counts[value] != 0) numbers[name_of(choices.first + static_cast<std::uint32_t>(value))] = choices.counts[value];
      }
    }
  }
  return numbers;
}

void Followed::check(std::size_t child) const {
  const Sitting& other = otherwise_.at(child);
  if (named(change(child, other)) != published_.change(child, other)) throw std::logic_error("what is followed is what blocks say");
}

// Everything that a change hangs on.
std::string Followed::words_of(std::size_t child) const {
  std::string words(1, published_.sittings()[child].first_form == Form::a ? 'A' : 'B');
  const auto add = [&](const State& state) { words.append(state.begin(), state.end()); };
  add(own_[child]);
  for (const bool answered : ways_[child].answered) words += answered ? '1' : '0';
  for (const Told& told : told_) {
    if (child >= told.states.size()) continue;
    add(told.states[child]);
    add(told.follows[child]);
  }
  for (const auto& [what, value] : slots_.empty() && !told_.back().telling->members.empty() ? told_.back().telling->members.at(child).practice : PracticeScores{}) {
    words.append(what.first).append(what.second->id).append(std::to_string(value));
  }
  return words;
}

}  // namespace attacker
