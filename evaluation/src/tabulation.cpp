#include "tabulation.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace evaluation {
namespace {

// Places in the table's list of levels, one for each wave: cells are ordered by them.
using Places = std::vector<std::size_t>;
using Counts = std::map<Places, std::int64_t>;

std::size_t place_of(std::string_view level, const TableType& type) {
  const auto own = std::find(type.levels.begin(), type.levels.end(), level);
  if (own != type.levels.end()) return static_cast<std::size_t>(own - type.levels.begin());
  const auto other = std::find(unanswered_levels.begin(), unanswered_levels.end(), level);
  return type.levels.size() + static_cast<std::size_t>(other - unanswered_levels.begin());
}

std::string level_at(std::size_t place, const TableType& type) {
  const std::size_t own = type.levels.size();
  return std::string(place < own ? type.levels[place] : unanswered_levels[place - own]);
}

// Every member has the same slots in the same order: they come from one key, which has both forms
// of each slot.
Table slot_table(std::size_t slot, std::size_t table, const std::vector<Member>& members) {
  const SlotScore& example = members.front().waves.front().slots[slot];
  const TableType& type = example.type->tables[table];
  Counts counts;
  for (const Member& member : members) {
    Places places;
    for (const WaveScores& wave : member.waves) places.push_back(place_of(wave.slots[slot].score.levels[table], type));
    ++counts[std::move(places)];
  }
  Table result{std::string(type.kind), example.slot, std::string(example.type->name), example.foil, {}, ""};
  for (const auto& [places, count] : counts) {
    Cell cell{{}, count};
    for (const std::size_t place : places) cell.levels.push_back(level_at(place, type));
    result.cells.push_back(std::move(cell));
  }
  return result;
}

Table practice_table_of(const PracticeScores::key_type& what, const std::vector<Member>& members) {
  const auto& [block, code] = what;
  const int not_reached = code->most + 1;
  std::map<int, std::int64_t> counts;
  for (const Member& member : members) {
    const auto reached = member.practice.find(what);
    ++counts[reached == member.practice.end() ? not_reached : reached->second];
  }
  Table table{std::string(practice_table), std::string(code->id), std::string(practice_table), false, {}, block};
  for (const auto& [value, count] : counts) {
    table.cells.push_back({{value == not_reached ? std::string(level::not_reached) : std::to_string(value)}, count});
  }
  return table;
}

// A chat is known here by those who chose something in it, so each that was played has its tables.
void add_practice_tables(const std::vector<Member>& members, Block& block) {
  std::set<PracticeScores::key_type> played;
  for (const Member& member : members) {
    for (const auto& [what, value] : member.practice) played.insert(what);
  }
  for (const auto& what : played) block.tables.push_back(practice_table_of(what, members));
}

// The member's scores in all waves, or nothing when one is absent.
std::vector<std::int64_t> scores_of(const Member& member, std::string_view moment) {
  std::vector<std::int64_t> scores;
  for (const WaveScores& wave : member.waves) {
    const std::optional<int> score = wave.permille.at(moment);
    if (!score) return {};
    scores.push_back(*score);
  }
  return scores;
}

Moments moments_of(std::string_view moment, const std::vector<Member>& members, std::size_t waves) {
  Moments sums{std::string(moment), 0, std::vector<std::int64_t>(waves), std::vector<std::int64_t>(waves * (waves + 1) / 2)};
  for (const Member& member : members) {
    const std::vector<std::int64_t> scores = scores_of(member, moment);
    if (scores.empty()) continue;
    ++sums.n;
    std::size_t product = 0;
    for (std::size_t i = 0; i < waves; ++i) {
      sums.sums[i] += scores[i];
      for (std::size_t j = i; j < waves; ++j) sums.products[product++] += scores[i] * scores[j];
    }
  }
  return sums;
}

void add_moments(const std::vector<Member>& members, std::size_t waves, Block& block) {
  for (const ItemTypeFacts& type : item_types()) {
    for (const std::string_view moment : type.moments) {
      const bool asked = members.front().waves.front().permille.contains(moment);
      if (asked) block.moments.push_back(moments_of(moment, members, waves));
    }
  }
}

std::int64_t count_reaching(const std::vector<Member>& members, Wave wave, Reach least) {
  return std::count_if(members.begin(), members.end(),
                       [&](const Member& member) { return reach(*member.sitting, wave) >= least; });
}

}  // namespace

Member score_member(const Sitting& sitting, const ScoringKey& key, const Waves& waves) {
  Member member{&sitting, {}, score_practice(sitting.answers)};
  for (const Wave wave : waves) {
    const auto progress = sitting.waves.find(wave);
    const bool started = progress != sitting.waves.end() && progress->second.started;
    member.waves.push_back(score_wave(key, wave, form_in(wave, sitting.first_form), started, sitting.answers));
  }
  return member;
}

Reach reach(const Sitting& sitting, Wave wave) {
  const auto found = sitting.waves.find(wave);
  const WaveProgress progress = found == sitting.waves.end() ? WaveProgress{} : found->second;
  if (progress.completed) return Reach::completed;
  const bool answered = std::any_of(sitting.answers.begin(), sitting.answers.end(),
                                    [&](const Answer& answer) { return answer.wave == wave; });
  return progress.started || answered ? Reach::begun : Reach::not_seen;
}

void tabulate(const std::vector<Member>& members, const Waves& waves, Block& block) {
  const std::vector<SlotScore>& slots = members.front().waves.front().slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    for (std::size_t table = 0; table < slots[slot].type->tables.size(); ++table) {
      block.tables.push_back(slot_table(slot, table, members));
    }
  }
  if (facts_of(waves.back()).after_practice) add_practice_tables(members, block);
  add_moments(members, waves.size(), block);
  for (const Wave wave : waves) {
    block.waves.push_back({wave, count_reaching(members, wave, Reach::begun), count_reaching(members, wave, Reach::completed)});
  }
}

}  // namespace evaluation
