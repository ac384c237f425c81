#include "followed.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "evaluation/block.h"
#include "other_answers.h"
#include "tabulation.h"

namespace attacker {

using namespace evaluation;

namespace {

constexpr int k_obs = 5;

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

std::size_t level_place(std::string_view level, const TableType& type) {
  const auto own = std::find(type.levels.begin(), type.levels.end(), level);
  if (own != type.levels.end()) return static_cast<std::size_t>(own - type.levels.begin());
  const auto other = std::find(unanswered_levels.begin(), unanswered_levels.end(), level);
  return type.levels.size() + static_cast<std::size_t>(other - unanswered_levels.begin());
}

std::size_t radix_of(const TableType& type) { return type.levels.size() + unanswered_levels.size(); }

// As if the child had begun with the other form.
Sitting in_other_form(Sitting sitting) {
  sitting.first_form = other_form(sitting.first_form);
  for (Answer& answer : sitting.answers) {
    if (!answer.is_practice()) answer.item.back() = answer.item.back() == 'a' ? 'b' : 'a';
  }
  return sitting;
}

}  // namespace

Followed::Followed(const Published& published) : published_(published), waves_(waves_answered(published.cohort())) {
  const Member first = published.score(published.asked(0), published.cohort());
  for (const SlotScore& slot : first.waves.front().slots) {
    require(type_ == nullptr || type_ == slot.type, "one construct is followed at a time");
    type_ = slot.type;
    slots_.push_back(slot.slot);
  }
  require(all_waves.size() * slots_.size() <= State{}.size(), "so many slots have a place");
  require(type_ == nullptr || (type_->tables.size() <= 2 && type_->moments.size() <= 2), "so many tables and scores have a place");
  scores_.resize(slots_.size());
  for (std::size_t child = 0; child < children(); ++child) learn(child);
  for (const Telling& telling : published.tellings()) follow(telling);
  require(said() == published.said(), "what is counted is what blocks say");
}

Followed::Scored Followed::scored(const SlotScore& score) {
  Scored result;
  result.twelfths.fill(-1);
  for (std::size_t table = 0; table < score.score.levels.size(); ++table) {
    const TableType& type = score.type->tables[table];
    result.levels[table] = static_cast<std::uint8_t>(level_place(score.score.levels[table], type));
    result.answered[table] = result.levels[table] < type.levels.size();
  }
  for (std::size_t moment = 0; moment < score.score.twelfths.size(); ++moment) {
    if (score.score.twelfths[moment]) result.twelfths[moment] = static_cast<std::int8_t>(*score.score.twelfths[moment]);
  }
  return result;
}

std::uint8_t Followed::number_of(std::size_t slot, const SlotScore& score) {
  const Scored each = scored(score);
  const auto found = std::find(scores_[slot].begin(), scores_[slot].end(), each);
  const auto number = static_cast<std::size_t>(found - scores_[slot].begin());
  if (found == scores_[slot].end()) scores_[slot].push_back(each);
  require(number < 255, "every score has a number");
  return static_cast<std::uint8_t>(number);
}

Followed::State Followed::state_of(const Member& member) {
  State state{};
  for (std::size_t wave = 0; wave < member.waves.size(); ++wave) {
    require(member.waves[wave].slots.size() == slots_.size(), "every form has the same slots");
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) state[place(waves_[wave], slot)] = number_of(slot, member.waves[wave].slots[slot]);
  }
  return state;
}

bool Followed::have_one_shape(const Scored& one, const Scored& other, const ItemTypeFacts& type) {
  for (std::size_t table = 0; table < type.tables.size(); ++table) {
    if (one.answered[table] != other.answered[table] || (!one.answered[table] && one.levels[table] != other.levels[table])) return false;
  }
  for (std::size_t moment = 0; moment < type.moments.size(); ++moment) {
    if ((one.twelfths[moment] < 0) != (other.twelfths[moment] < 0)) return false;
  }
  return true;
}

void Followed::require_shape(const State& own, const State& other) const {
  for (const Wave wave : waves_) {
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      const std::size_t at = place(wave, slot);
      require(own[at] == other[at] || have_one_shape(scores_[slot][own[at]], scores_[slot][other[at]], *type_), "what is told of does not hang on what was answered");
    }
  }
}

void Followed::learn(std::size_t child) {
  const Cohort cohort = published_.cohort();
  const Sitting asked = published_.asked(child);
  own_.push_back(state_of(published_.score(asked, cohort)));
  in_other_form_.push_back(state_of(published_.score(in_other_form(asked), cohort)));
  Ways each;
  each.count.resize(slots_.size());
  each.answered.resize(State{}.size());
  const auto answers = slots_of(asked);
  otherwise_.push_back(asked);
  for (std::size_t way = 0; way < each.states.size(); ++way) {
    Sitting other = asked;
    for (const auto& [name, waves] : answers) {
      const auto slot = static_cast<std::size_t>(std::find(slots_.begin(), slots_.end(), name) - slots_.begin());
      for (const auto& [wave, places] : waves) {
        const auto all = ways(asked, places);
        require(all.size() <= each.states.size(), "so many ways are followed");
        each.count[slot] = all.size();
        each.answered[place(wave, slot)] = true;
        answer(other, places, all[way % all.size()]);
      }
    }
    each.states[way] = state_of(published_.score(other, cohort));
    require_shape(own_.back(), each.states[way]);
    if (way == child % 3) otherwise_.back() = std::move(other);
  }
  ways_.push_back(std::move(each));
}

void Followed::follow(const Telling& telling) {
  Told told;
  told.telling = &telling;
  for (std::size_t child = 0; child < telling.members.size(); ++child) {
    State follows{};
    const State state = state_of(telling.members[child]);
    for (std::size_t wave = 0; wave < telling.members[child].waves.size(); ++wave) {
      require(waves_answered(telling.cohort)[wave] == waves_[wave], "nothing is told of a wave that was not asked for");
      for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        const std::size_t at = place(waves_[wave], slot);
        if (have_one_shape(scores_[slot][state[at]], scores_[slot][own_[child][at]], *type_)) follows[at] = 0xff;
      }
    }
    told.states.push_back(state);
    told.follows.push_back(follows);
  }
  if (!told.states.empty()) {
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      for (std::size_t table = 0; table < type_->tables.size(); ++table) count_cells(told, slot, table);
    }
    for (std::size_t moment = 0; type_ != nullptr && moment < type_->moments.size(); ++moment) count_sums(told, moment);
    count_choices(told);
  }
  told_.push_back(std::move(told));
}

std::size_t Followed::cell_of(const CellNumbers& cells, const State& state) const {
  std::size_t cell = 0;
  for (const std::size_t at : cells.at) cell = cell * cells.told_as.size() + cells.told_as[scores_[cells.slot][state[at]].levels[cells.table]];
  return cell;
}

void Followed::count_cells(Told& told, std::size_t slot, std::size_t table) {
  const std::vector<Member>& members = told.telling->members;
  if (!members.front().waves[told.telling->waves - 1].slots[slot].asked) return;
  CellNumbers cells;
  cells.slot = slot;
  cells.table = table;
  cells.type = &type_->tables[table];
  cells.first = places_;
  const std::size_t own = cells.type->levels.size();
  const std::size_t radix = radix_of(*cells.type);
  std::size_t count = 1;
  for (std::size_t wave = 0; wave < told.telling->waves; ++wave) {
    if (!members.front().waves[wave].slots[slot].asked) continue;
    cells.at.push_back(place(waves_[wave], slot));
    count *= radix;
  }
  for (std::size_t level = 0; level < radix; ++level) cells.told_as.push_back(static_cast<std::uint8_t>(level));
  for (std::size_t cell = 0; cell < count; ++cell) {
    bool answered = true;
    for (std::size_t rest = cell, wave = 0; wave < cells.at.size(); ++wave, rest /= radix) answered = answered && rest % radix < own;
    cells.answered.push_back(answered);
  }
  const auto tally = [&] {
    cells.counts.assign(count, 0);
    for (const State& state : told.states) ++cells.counts[cell_of(cells, state)];
  };
  tally();
  bool reasons = cells.at.size() == 1;
  for (std::size_t cell = 0; cell < count; ++cell) {
    cells.told = cells.told || (cells.answered[cell] && cells.counts[cell] > 0);
    reasons = reasons && (cells.counts[cell] == 0 || cells.answered[cell] || cells.counts[cell] >= k_obs);
  }
  if (!reasons) std::fill(cells.told_as.begin() + static_cast<std::ptrdiff_t>(own), cells.told_as.end(), static_cast<std::uint8_t>(radix - 1));
  cells.in_two_levels = published_.content() == Content::sensitive;
  if (cells.in_two_levels) std::fill(cells.told_as.begin() + 1, cells.told_as.begin() + static_cast<std::ptrdiff_t>(own), std::uint8_t{1});
  tally();
  std::vector<std::set<std::size_t>> levels(cells.at.size());
  for (std::size_t cell = 0; cells.in_two_levels && cell < count; ++cell) {
    if (cells.counts[cell] == 0 || !cells.answered[cell]) continue;
    cells.told = cells.told && cells.counts[cell] >= k_obs;
    for (std::size_t rest = cell, wave = 0; wave < cells.at.size(); ++wave, rest /= radix) levels[wave].insert(rest % radix);
  }
  if (cells.in_two_levels) cells.told = cells.told && std::all_of(levels.begin(), levels.end(), [](const auto& of_wave) { return of_wave.size() > 1; });
  if (!cells.told) return;
  places_ += static_cast<std::uint32_t>(count);
  told.cells.push_back(std::move(cells));
}

int Followed::permille(const State& state, std::size_t wave, std::size_t moment) const {
  int answered = 0;
  int twelfths = 0;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    const int each = scores_[slot][state[wave * slots_.size() + slot]].twelfths[moment];
    answered += each < 0 ? 0 : 1;
    twelfths += each < 0 ? 0 : each;
  }
  if (answered == 0 || answered * 2 < static_cast<int>(slots_.size())) return -1;
  const int whole = highest_item_score * answered;
  return (twelfths * 2000 + whole) / (2 * whole);
}

void Followed::count_sums(Told& told, std::size_t moment) {
  const std::vector<Member>& members = told.telling->members;
  const std::string_view name = type_->moments[moment];
  if (!members.front().waves[told.telling->waves - 1].permille.contains(name)) return;
  SumNumbers sums;
  sums.moment = moment;
  for (std::size_t wave = 0; wave < members.front().waves.size(); ++wave) {
    if (!members.front().waves[wave].permille.contains(name)) continue;
    sums.asked.push_back(static_cast<std::size_t>(waves_[wave]));
    sums.waves += wave < told.telling->waves ? 1 : 0;
  }
  const auto is_told = [&](const State& state, std::size_t wave, std::size_t slot) { return scores_[slot][state[wave * slots_.size() + slot]].twelfths[moment] >= 0; };
  std::vector<std::size_t> told_slots;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    if (std::any_of(told.states.begin(), told.states.end(), [&](const State& state) { return is_told(state, sums.asked.front(), slot); })) told_slots.push_back(slot);
  }
  std::array<int, 2> whole{};
  std::array<int, 2> present{};
  std::array<std::size_t, 3> most_slots{};
  std::vector<std::array<std::size_t, 3>> slots_told;
  for (std::size_t child = 0; child < told.states.size(); ++child) {
    const State& state = told.states[child];
    const auto form = static_cast<std::size_t>(members[child].sitting->first_form);
    std::array<int, 3> scores{};
    std::array<std::size_t, 3> slots{};
    bool in = true;
    for (std::size_t at = 0; at < sums.asked.size(); ++at) {
      scores[at] = permille(state, sums.asked[at], moment);
      in = in && scores[at] >= 0;
      for (std::size_t slot = 0; slot < slots_.size(); ++slot) slots[at] += is_told(state, sums.asked[at], slot) ? 1 : 0;
    }
    sums.in.push_back(in);
    sums.scores.push_back(scores);
    slots_told.push_back(slots);
    if (!in) continue;
    ++present[form];
    whole[form] += std::all_of(told_slots.begin(), told_slots.end(), [&](std::size_t slot) { return is_told(state, sums.asked.front(), slot); }) ? 1 : 0;
    for (std::size_t at = 0; at < sums.asked.size(); ++at) most_slots[at] = std::max(most_slots[at], slots[at]);
  }
  sums.told = whole[0] + whole[1] >= k_obs;
  sums.apart = published_.content() == Content::plain && present[0] > 0 && present[1] > 0 && whole[0] >= k_obs && whole[1] >= k_obs;
  // Who is told of in all that anybody is told of, in each wave; these have to differ where it is sensitive.
  sums.whole.resize(told.states.size() * sums.asked.size());
  for (std::size_t at = 0; at < sums.asked.size(); ++at) {
    std::size_t counted = 0;
    std::size_t most = 0;
    for (std::size_t child = 0; child < told.states.size(); ++child) {
      if (!sums.in[child] || slots_told[child][at] < most_slots[at]) continue;
      sums.whole[child * sums.asked.size() + at] = true;
      ++counted;
      most = std::max(most, ++sums.spread[at][sums.scores[child][at]]);
    }
    if (published_.content() == Content::sensitive && counted - most < static_cast<std::size_t>(k_obs)) sums.told = false;
  }
  if (!sums.told) return;
  const std::size_t width = 1 + sums.waves + sums.waves * (sums.waves + 1) / 2;
  for (auto& values : sums.values) values.resize(width);
  for (std::size_t child = 0; child < told.states.size(); ++child) {
    if (!sums.in[child]) continue;
    std::vector<std::int64_t>& values = sums.values[sums.apart ? static_cast<std::size_t>(members[child].sitting->first_form) : 0];
    std::size_t number = 0;
    ++values[number++];
    for (std::size_t i = 0; i < sums.waves; ++i) values[number++] += sums.scores[child][i];
    for (std::size_t i = 0; i < sums.waves; ++i) {
      for (std::size_t j = i; j < sums.waves; ++j) values[number++] += std::int64_t{sums.scores[child][i]} * sums.scores[child][j];
    }
  }
  sums.first = places_;
  places_ += static_cast<std::uint32_t>(width * (sums.apart ? 2 : 1));
  told.sums.push_back(std::move(sums));
}

void Followed::count_choices(Told& told) {
  if (!slots_.empty() || published_.content() != Content::plain || !facts_of(waves_[told.telling->waves - 1]).after_practice) return;
  std::map<PracticeScores::key_type, int> played;
  for (const Member& member : told.telling->members) {
    for (const auto& [what, value] : member.practice) ++played[what];
  }
  for (const auto& [what, reached] : played) {
    if (reached < k_obs) continue;
    const base::PracticeCode& code = *what.second;
    ChoiceNumbers choices{what, places_, std::vector<int>(static_cast<std::size_t>(code.most - code.least + 2))};
    for (const Member& member : told.telling->members) {
      const auto chosen = member.practice.find(what);
      ++choices.counts[static_cast<std::size_t>((chosen == member.practice.end() ? code.most + 1 : chosen->second) - code.least)];
    }
    places_ += static_cast<std::uint32_t>(choices.counts.size());
    told.choices.push_back(std::move(choices));
  }
}

std::vector<Steps> Followed::changes_of(std::size_t child) const {
  std::vector<Steps> changes;
  const auto keep = [&](Steps steps) {
    if (!steps.empty()) changes.push_back(std::move(steps));
  };
  if (slots_.empty()) {
    for (const Sitting& other : published_.others_of(child)) keep(change(child, other));
  } else {
    for (const State& other : others_of(child)) keep(change(child, other));
  }
  return changes;
}

void Followed::change_cells(const CellNumbers& cells, const State& before, const State& after, Steps& steps) const {
  const std::size_t from = cell_of(cells, before);
  const std::size_t to = cell_of(cells, after);
  if (from == to) return;
  const auto stays = [&](std::size_t cell, int count) { return !cells.answered[cell] || count == 0 || count >= k_obs; };
  if (!cells.in_two_levels || (stays(from, cells.counts[from] - 1) && stays(to, cells.counts[to] + 1))) {
    steps.push_back({cells.first + static_cast<std::uint32_t>(from), -1});
    steps.push_back({cells.first + static_cast<std::uint32_t>(to), 1});
    return;
  }
  for (std::size_t cell = 0; cell < cells.counts.size(); ++cell) {
    if (cells.counts[cell] != 0) steps.push_back({cells.first + static_cast<std::uint32_t>(cell), -cells.counts[cell]});
  }
}

void Followed::change_sums(const SumNumbers& sums, std::size_t child, const State& after, Steps& steps) const {
  if (!sums.in[child]) return;
  const std::array<int, 3>& before = sums.scores[child];
  std::array<int, 3> scores{};
  for (std::size_t at = 0; at < sums.asked.size(); ++at) scores[at] = permille(after, sums.asked[at], sums.moment);
  if (scores == before) return;
  const std::size_t form = sums.apart ? static_cast<std::size_t>(published_.sittings()[child].first_form) : 0;
  const auto width = static_cast<std::uint32_t>(sums.values[form].size());
  std::uint32_t number = sums.first + static_cast<std::uint32_t>(form) * width;
  bool differ = true;
  for (std::size_t at = 0; published_.content() == Content::sensitive && at < sums.asked.size(); ++at) {
    if (scores[at] == before[at] || !sums.whole[child * sums.asked.size() + at]) continue;
    std::size_t counted = 0;
    std::size_t most = 0;
    const auto is_new = !sums.spread[at].contains(scores[at]);
    for (const auto& [score, count] : sums.spread[at]) {
      counted += count;
      most = std::max(most, count + (score == scores[at] ? 1 : 0) - (score == before[at] ? 1 : 0));
    }
    if (is_new) most = std::max(most, std::size_t{1});
    differ = differ && counted - most >= static_cast<std::size_t>(k_obs);
  }
  if (!differ) {
    for (const std::int64_t value : sums.values[form]) {
      if (value != 0) steps.push_back({number, static_cast<std::int32_t>(-value)});
      ++number;
    }
    return;
  }
  const auto step = [&](int by) {
    ++number;
    if (by != 0) steps.push_back({number, by});
  };
  for (std::size_t i = 0; i < sums.waves; ++i) step(scores[i] - before[i]);
  for (std::size_t i = 0; i < sums.waves; ++i) {
    for (std::size_t j = i; j < sums.waves; ++j) step(scores[i] * scores[j] - before[i] * before[j]);
  }
}

Steps Followed::change(std::size_t child, const State& other) const {
  Steps steps;
  for (const Told& told : told_) {
    if (child >= told.states.size()) continue;
    const State& before = told.states[child];
    State after{};
    for (std::size_t at = 0; at < after.size(); ++at) after[at] = static_cast<std::uint8_t>((other[at] & told.follows[child][at]) | (before[at] & ~told.follows[child][at]));
    for (const CellNumbers& cells : told.cells) change_cells(cells, before, after, steps);
    for (const SumNumbers& sums : told.sums) change_sums(sums, child, after, steps);
  }
  return steps;
}

Steps Followed::change(std::size_t child, const Sitting& other) const {
  const Member member = published_.score(other, published_.cohort());
  State state{};
  for (std::size_t wave = 0; wave < member.waves.size(); ++wave) {
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      const auto found = std::find(scores_[slot].begin(), scores_[slot].end(), scored(member.waves[wave].slots[slot]));
      require(found != scores_[slot].end(), "every score is known");
      state[place(waves_[wave], slot)] = static_cast<std::uint8_t>(found - scores_[slot].begin());
    }
  }
  require_shape(own_[child], state);
  Steps steps = change(child, state);
  for (const Told& told : told_) {
    for (const ChoiceNumbers& choices : told.choices) {
      if (child >= told.telling->members.size()) continue;
      const auto number = [&](const PracticeScores& scores) {
        const auto chosen = scores.find(choices.what);
        const base::PracticeCode& code = *choices.what.second;
        return choices.first + static_cast<std::uint32_t>((chosen == scores.end() ? code.most + 1 : chosen->second) - code.least);
      };
      const std::uint32_t from = number(told.telling->members[child].practice);
      const std::uint32_t to = number(member.practice);
      if (from == to) continue;
      steps.push_back({from, -1});
      steps.push_back({to, 1});
    }
  }
  return steps;
}

}  // namespace attacker
