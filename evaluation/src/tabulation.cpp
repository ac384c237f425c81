#include "tabulation.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace evaluation {
namespace {

// Places in the table's list of levels, one for each wave: cells are ordered by them.
using Places = std::vector<std::size_t>;
using Counts = std::map<Places, std::int64_t>;

constexpr std::size_t last_unanswered = unanswered_levels.size() - 1;  // level::unanswered

std::size_t place_of(std::string_view level, const TableType& type) {
  const auto own = std::find(type.levels.begin(), type.levels.end(), level);
  if (own != type.levels.end()) return static_cast<std::size_t>(own - type.levels.begin());
  const auto other = std::find(unanswered_levels.begin(), unanswered_levels.end(), level);
  return type.levels.size() + static_cast<std::size_t>(other - unanswered_levels.begin());
}

bool is_own(std::size_t place, const TableType& type) { return place < type.levels.size(); }

std::string level_at(std::size_t place, const TableType& type) {
  const std::size_t own = type.levels.size();
  return std::string(place < own ? type.levels[place] : unanswered_levels[place - own]);
}

template <typename Change>
Counts changed(const Counts& counts, Change change) {
  Counts result;
  for (const auto& [places, count] : counts) {
    Places merged = places;
    for (std::size_t& place : merged) place = change(place);
    result[std::move(merged)] += count;
  }
  return result;
}

// Why there is no answer is told of one wave, and where each reason is one of k_obs or more; else there is none, alike.
Counts with_reasons_merged(const Counts& counts, const TableType& type, int k_obs) {
  const bool tells = std::all_of(counts.begin(), counts.end(), [&](const auto& cell) {
    return cell.first.size() == 1 && (is_own(cell.first.front(), type) || cell.second >= k_obs);
  });
  if (tells) return counts;
  return changed(counts, [&](std::size_t place) { return is_own(place, type) ? place : type.levels.size() + last_unanswered; });
}

bool is_answered(const Places& places, const TableType& type) {
  return std::all_of(places.begin(), places.end(), [&](std::size_t place) { return is_own(place, type); });
}

// How each wave's answers are spread: at least two levels, and k_obs or more in every cell.
bool is_spread(const Counts& counts, const TableType& type, int k_obs) {
  std::vector<std::set<std::size_t>> levels(counts.begin()->first.size());
  for (const auto& [places, count] : counts) {
    if (!is_answered(places, type)) continue;
    if (count < k_obs) return false;
    for (std::size_t wave = 0; wave < places.size(); ++wave) levels[wave].insert(places[wave]);
  }
  return std::all_of(levels.begin(), levels.end(), [](const auto& of_wave) { return of_wave.size() > 1; });
}

struct Words {
  Counts counts;
  bool merged = false;  // to the first level and any other
  bool told = true;
};

// What is sensitive is told as the first level and any other, with k_obs or more in every cell, and never as "all were
// alike". How finely it is told must not depend on what was answered: it would tell of the few it hung on.
Words in_two_levels(const Counts& counts, const TableType& type, int k_obs) {
  const bool merges = type.levels.size() > 2;
  Counts told = changed(counts, [&](std::size_t place) { return is_own(place, type) && place > 1 ? 1 : place; });
  if (is_spread(told, type, k_obs)) return {std::move(told), merges};
  return {{}, false, false};
}

std::string word_at(std::size_t place, const TableType& type, bool merged) {
  return merged && place == 1 ? std::string(level::other) : level_at(place, type);
}

class Tabulator {
 public:
  Tabulator(const std::vector<Member>& members, std::size_t waves, int k_obs, Block& block)
      : members_(members), waves_(waves), k_obs_(k_obs), block_(block) {}

  void add_slot_tables() {
    const std::vector<SlotScore>& slots = members_.front().waves.front().slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      for (std::size_t table = 0; table < slots[slot].type->tables.size(); ++table) add_slot_table(slot, table);
    }
  }

  // A chat is known here by those who chose something in it, so each that was played has its tables.
  void add_practice_tables() {
    std::map<PracticeScores::key_type, std::int64_t> played;
    for (const Member& member : members_) {
      for (const auto& [what, value] : member.practice) ++played[what];
    }
    for (const auto& [what, reached] : played) {
      if (reached >= k_obs_) block_.tables.push_back(practice_table_of(what));
    }
  }

  void add_moments() {
    for (const ItemTypeFacts& type : item_types()) {
      for (std::size_t moment = 0; moment < type.moments.size(); ++moment) add_moment(type, moment);
    }
  }

 private:
  void add_slot_table(std::size_t slot, std::size_t table) {
    const SlotScore& example = members_.front().waves.front().slots[slot];
    if (!members_.front().waves[waves_ - 1].slots[slot].asked) return;  // told by the block of the wave before
    const TableType& type = example.type->tables[table];
    Counts counts;
    bool anybody = false;
    for (const Member& member : members_) {
      Places places;
      for (std::size_t wave = 0; wave < waves_; ++wave) {
        const SlotScore& each = member.waves[wave].slots[slot];
        if (each.asked) places.push_back(place_of(each.score.levels[table], type));
      }
      anybody = anybody || is_answered(places, type);
      ++counts[std::move(places)];
    }
    if (!anybody) return;
    Words words{with_reasons_merged(counts, type, k_obs_)};
    if (block_.content == Content::sensitive) words = in_two_levels(words.counts, type, k_obs_);
    if (!words.told) return;
    Table result{std::string(type.kind), example.slot, std::string(example.type->name), example.foil, {}, ""};
    for (const auto& [places, count] : words.counts) {
      Cell cell{{}, count};
      for (const std::size_t place : places) cell.levels.push_back(word_at(place, type, words.merged));
      result.cells.push_back(std::move(cell));
    }
    block_.tables.push_back(std::move(result));
  }

  Table practice_table_of(const PracticeScores::key_type& what) const {
    const auto& [lesson_block, code] = what;
    const int not_reached = code->most + 1;
    std::map<int, std::int64_t> counts;
    for (const Member& member : members_) {
      const auto reached = member.practice.find(what);
      ++counts[reached == member.practice.end() ? not_reached : reached->second];
    }
    Table table{std::string(practice_table), std::string(code->id), std::string(practice_table), false, {}, lesson_block};
    for (const auto& [value, count] : counts) {
      table.cells.push_back({{value == not_reached ? std::string(level::not_reached) : std::to_string(value)}, count});
    }
    return table;
  }

  void add_moment(const ItemTypeFacts& type, std::size_t which) {
    const std::string_view moment = type.moments[which];
    if (!members_.front().waves[waves_ - 1].permille.contains(moment)) return;
    std::map<Form, std::vector<const Member*>> by_form;
    std::vector<const Member*> all;
    for (const Member& member : members_) {
      if (!has_score(member, moment)) continue;
      by_form[member.sitting->first_form].push_back(&member);
      all.push_back(&member);
    }
    const auto is_large = [&](const std::vector<const Member*>& members) { return whole(members, type, moment) >= static_cast<std::size_t>(k_obs_); };
    // Of what is sensitive there is one row or none. Whether forms stand apart would depend on how many differ in each, and so
    // on what a few answered.
    if (block_.content == Content::sensitive) {
      if (is_large(all) && differ(all, type, which, static_cast<std::size_t>(k_obs_))) block_.moments.push_back(sums_of(moment, "*", all));
      return;
    }
    const bool apart = by_form.size() > 1 && std::all_of(by_form.begin(), by_form.end(), [&](const auto& entry) { return is_large(entry.second); });
    if (apart) {
      for (const auto& [form, members] : by_form) block_.moments.push_back(sums_of(moment, base::name_of(form), members));
    } else if (is_large(all)) {
      block_.moments.push_back(sums_of(moment, "*", all));
    }
  }

  static std::size_t told_slots(const WaveScores& wave, const ItemTypeFacts& type, std::size_t moment) {
    return static_cast<std::size_t>(std::count_if(wave.slots.begin(), wave.slots.end(), [&](const SlotScore& slot) {
      return slot.type == &type && slot.score.twelfths[moment].has_value();
    }));
  }

  // How many are told of in every slot that anybody is told of. The mean of somebody who skipped one has another divisor: where all
  // but a few skipped one, the sum less what the tables say of all others would be those few's.
  std::size_t whole(const std::vector<const Member*>& members, const ItemTypeFacts& type, std::string_view moment) const {
    const std::size_t which = static_cast<std::size_t>(std::find(type.moments.begin(), type.moments.end(), moment) - type.moments.begin());
    const std::size_t wave = first_asked(moment);
    std::vector<std::size_t> told;
    for (std::size_t slot = 0; slot < members_.front().waves[wave].slots.size(); ++slot) {
      if (std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return is_told(member, wave, slot, type, which); })) told.push_back(slot);
    }
    return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](const Member* member) {
      return std::all_of(told.begin(), told.end(), [&](std::size_t slot) { return is_told(*member, wave, slot, type, which); });
    }));
  }

  // What is told of a slot is told of every wave that asks for it, so that the first stands for all.
  std::size_t first_asked(std::string_view moment) const {
    std::size_t wave = 0;
    while (!members_.front().waves[wave].permille.contains(moment)) ++wave;
    return wave;
  }

  static bool is_told(const Member& member, std::size_t wave, std::size_t slot, const ItemTypeFacts& type, std::size_t moment) {
    const SlotScore& each = member.waves[wave].slots[slot];
    return each.type == &type && each.score.twelfths[moment].has_value();
  }

  // At least k_obs have another score than most, in each wave that they answered: W1 and W12 tell of the same, or neither does.
  // Whoever is told of in fewer slots cannot have every score, and does not count: it would hang on the few who can.
  static bool differ(const std::vector<const Member*>& members, const ItemTypeFacts& type, std::size_t moment, std::size_t least) {
    for (std::size_t wave = 0; wave < members.front()->waves.size(); ++wave) {
      if (!members.front()->waves[wave].permille.contains(type.moments[moment])) continue;
      std::size_t whole = 0;
      for (const Member* member : members) whole = std::max(whole, told_slots(member->waves[wave], type, moment));
      std::map<int, std::size_t> counts;
      std::size_t counted = 0;
      std::size_t most = 0;
      for (const Member* member : members) {
        if (told_slots(member->waves[wave], type, moment) < whole) continue;
        ++counted;
        most = std::max(most, ++counts[*member->waves[wave].permille.at(type.moments[moment])]);
      }
      if (counted - most < least) return false;
    }
    return true;
  }

  Moments sums_of(std::string_view moment, std::string_view form, const std::vector<const Member*>& members) const {
    std::vector<std::size_t> asked;
    for (std::size_t wave = 0; wave < waves_; ++wave) {
      if (members.front()->waves[wave].permille.contains(moment)) asked.push_back(wave);
    }
    Moments sums{std::string(moment), std::string(form), 0, std::vector<std::int64_t>(asked.size()),
                 std::vector<std::int64_t>(asked.size() * (asked.size() + 1) / 2)};
    for (const Member* member : members) {
      ++sums.n;
      std::size_t product = 0;
      for (std::size_t i = 0; i < asked.size(); ++i) {
        const std::int64_t score = *member->waves[asked[i]].permille.at(moment);
        sums.sums[i] += score;
        for (std::size_t j = i; j < asked.size(); ++j) sums.products[product++] += score * *member->waves[asked[j]].permille.at(moment);
      }
    }
    return sums;
  }

  const std::vector<Member>& members_;
  std::size_t waves_;
  int k_obs_;
  Block& block_;
};

}  // namespace

Waves waves_answered(Cohort cohort) {
  switch (cohort) {
    case Cohort::finished: return {Wave::pre, Wave::post};
    case Cohort::left: return {Wave::pre};
    case Cohort::returned: return {Wave::pre, Wave::post, Wave::follow_up};
    case Cohort::unpaired: return {Wave::follow_up};
  }
  return {};
}

bool is_own_level(const ItemTypeFacts& type, std::size_t table, std::string_view level) {
  const std::span<const std::string_view> levels = type.tables[table].levels;
  return std::find(levels.begin(), levels.end(), level) != levels.end();
}

bool is_answered(const SlotScore& slot) {
  for (std::size_t table = 0; table < slot.score.levels.size(); ++table) {
    if (!is_own_level(*slot.type, table, slot.score.levels[table])) return false;
  }
  return true;
}

bool says_anything(const SlotScore& slot) {
  for (std::size_t table = 0; table < slot.score.levels.size(); ++table) {
    if (is_own_level(*slot.type, table, slot.score.levels[table])) return true;
  }
  return std::any_of(slot.score.twelfths.begin(), slot.score.twelfths.end(), [](const auto& twelfths) { return twelfths.has_value(); });
}

bool has_score(const Member& member, std::string_view moment) {
  bool asked = false;
  for (const WaveScores& wave : member.waves) {
    const auto found = wave.permille.find(moment);
    if (found == wave.permille.end()) continue;
    if (!found->second) return false;
    asked = true;
  }
  return asked;
}

Member score_member(const Sitting& sitting, const ScoringKey& key, Cohort cohort, Content content) {
  Member member{&sitting, {}, {}};
  if (content == Content::plain && (cohort == Cohort::finished || cohort == Cohort::returned)) member.practice = score_practice(sitting.answers);
  for (const Wave wave : waves_answered(cohort)) {
    const auto progress = sitting.waves.find(wave);
    const bool started = progress != sitting.waves.end() && progress->second.started;
    WaveScores scores = score_wave(key, wave, form_in(wave, sitting.first_form), started, sitting.answers);
    std::erase_if(scores.slots, [&](const SlotScore& slot) { return slot.sensitive != (content == Content::sensitive); });
    rescore(scores);
    member.waves.push_back(std::move(scores));
  }
  return member;
}

void tabulate(const std::vector<Member>& members, const Waves& waves, int k_obs, Block& block) {
  Tabulator tabulator(members, waves.size(), k_obs, block);
  tabulator.add_slot_tables();
  if (facts_of(waves.back()).after_practice && block.content == Content::plain) tabulator.add_practice_tables();
  tabulator.add_moments();
  block.waves = waves;
}

std::int64_t records_told(const Member& member, const ScoringKey& key, const Block& block) {
  std::map<std::string, std::size_t> slots;
  for (std::size_t slot = 0; slot < member.waves.front().slots.size(); ++slot) slots[member.waves.front().slots[slot].slot] = slot;
  std::map<std::string, std::size_t> slot_of_item;
  for (const ItemKey& item : key.items) {
    if (const auto found = slots.find(item.slot); found != slots.end()) slot_of_item[item.id] = found->second;
  }
  std::set<std::string> tables;
  std::set<std::pair<std::string, std::string>> chats;
  for (const Table& table : block.tables) {
    if (table.is_practice()) chats.insert({table.block, table.slot});
    else tables.insert(table.slot);
  }
  return std::count_if(member.sitting->answers.begin(), member.sitting->answers.end(), [&](const Answer& answer) {
    if (answer.is_practice()) return chats.contains({answer.block, answer.item});
    const auto wave = std::find(block.waves.begin(), block.waves.end(), *answer.wave);
    const auto slot = slot_of_item.find(answer.item);
    if (wave == block.waves.end() || slot == slot_of_item.end()) return false;
    const SlotScore& score = member.waves[static_cast<std::size_t>(wave - block.waves.begin())].slots[slot->second];
    return tables.contains(score.slot) && score.score.levels.front() != level::unanswered;
  });
}

}  // namespace evaluation
