#include "published.h"

#include <optional>
#include <set>
#include <utility>

#include "masking.h"

namespace attacker {
namespace {

using namespace evaluation;

constexpr int k_obs = 5;

void list(const Block& block, const std::string& name, Numbers& numbers) {
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

using Places = std::vector<std::size_t>;  // among a sitting's answers
using Slots = std::map<std::string, std::map<Wave, Places>>;

// The answers to one slot, by wave. A form only changes the item's last letter.
Slots slots_of(const Sitting& sitting) {
  Slots slots;
  for (std::size_t i = 0; i < sitting.answers.size(); ++i) {
    const Answer& answer = sitting.answers[i];
    if (!answer.is_practice() && answer.status == Status::answered) slots[answer.item.substr(0, 2)][*answer.wave].push_back(i);
  }
  return slots;
}

// A statement has three answers; a situation is rated by the key of a risk or of a foil: right and wrong, whichever it is.
// Of what has no key: one way to each level, and two to one that differ in score.
std::vector<std::vector<int>> ways(const Sitting& sitting, const Places& places) {
  switch (sitting.answers[places.front()].item.front()) {
    case 'k': return {{0}, {1}, {2}};
    case 'a': return {{1}, {5}, {3}, {4}};
    case 'h': return {{1, 1, 5}, {5, 5, 1}, {3, 1, 3}, {4, 1, 1}};
    case 'b': return {{1}, {4}, {2}, {3}};
    default: break;
  }
  return {{1, 4, 2, 3}, {4, 3, 2, 1}, {1, 3, 2, 1}};
}

void answer(Sitting& sitting, const Places& places, const std::vector<int>& values) {
  for (std::size_t i = 0; i < places.size(); ++i) sitting.answers[places[i]].value = values[i];
}

// The sitting with every other answer to one slot, in all its waves.
void vary_one_slot(const Sitting& sitting, const std::map<Wave, Places>& waves, std::vector<Sitting>& changed) {
  std::vector<Sitting> variants{sitting};
  for (const auto& [wave, places] : waves) {
    std::vector<Sitting> next;
    for (const Sitting& variant : variants) {
      for (const auto& values : ways(sitting, places)) {
        next.push_back(variant);
        answer(next.back(), places, values);
      }
    }
    variants = std::move(next);
  }
  changed.insert(changed.end(), variants.begin(), variants.end());
}

// Every score before with every score after: so many slots answered one way, the rest another.
void vary_scores(const Sitting& sitting, const Slots& slots, std::vector<Sitting>& changed) {
  for (std::size_t before = 0; before <= slots.size(); ++before) {
    for (std::size_t after = 0; after <= slots.size(); ++after) {
      changed.push_back(sitting);
      std::size_t slot = 0;
      for (const auto& [name, waves] : slots) {
        for (const auto& [wave, places] : waves) {
          answer(changed.back(), places, ways(sitting, places).at(slot < (wave == Wave::pre ? before : after) ? 1 : 0));
        }
        ++slot;
      }
    }
  }
}

std::vector<Sitting> other_answers(const Sitting& sitting, const std::set<std::string>& asked) {
  Slots slots = slots_of(sitting);
  std::erase_if(slots, [&](const auto& slot) { return !asked.contains(slot.first); });
  std::vector<Sitting> changed;
  for (const auto& [slot, waves] : slots) vary_one_slot(sitting, waves, changed);
  vary_scores(sitting, slots, changed);
  return changed;
}

// Which table or which row of sums a number is from.
std::string origin_of(const std::string& place) {
  std::size_t end = 0;
  const int parts = place.find("/item/") != std::string::npos || place.find("/probe/") != std::string::npos ? 4 : 3;
  for (int part = 0; part < parts; ++part) end = place.find('/', end) + 1;
  return place.substr(0, end);
}

// A table that would be told if somebody had answered otherwise is no number that anybody has.
Numbers difference(const Numbers& other, const Numbers& base, const std::set<std::string>& origins) {
  Numbers change;
  for (const auto& [place, number] : other) {
    const auto before = base.find(place);
    if (before != base.end()) change[place] = number - before->second;
    else if (origins.contains(origin_of(place))) change[place] = number;
  }
  for (const auto& [place, number] : base) {
    if (!other.contains(place)) change[place] = -number;
  }
  std::erase_if(change, [](const auto& entry) { return entry.second == 0; });
  return change;
}

}  // namespace

Published::Published(const Group& group, const ScoringKey& key, Fault fault)
    : sittings_(group.members), group_(group), key_(key), fault_(fault), members_(score(group.cohort)) {
  if (fault == Fault::w1_of_everybody) before_ = score(Cohort::left);
  said_ = say();
  for (const auto& [place, number] : said_) origins_.insert(origin_of(place));
}

std::vector<Member> Published::score(Cohort cohort) const {
  std::vector<Member> members;
  for (const Sitting& sitting : sittings_) members.push_back(score_member(sitting, key_, cohort, group_.content));
  return members;
}

void Published::tell(std::vector<Member> members, std::size_t waves, Numbers& numbers) const {
  if (fault_ != Fault::no_masking) mask(members, k_obs);
  const Waves answered = waves_answered(group_.cohort);
  Block block;
  block.cohort = group_.cohort;
  block.content = group_.content;
  tabulate(members, Waves(answered.begin(), answered.begin() + static_cast<std::ptrdiff_t>(waves)), k_obs, block);
  list(block, short_name(block.waves) + "/", numbers);
}

Numbers Published::say() const {
  Numbers numbers;
  for (std::size_t waves = 1; waves <= waves_answered(group_.cohort).size(); ++waves) {
    tell(waves == 1 && !before_.empty() ? before_ : members_, waves, numbers);
  }
  return numbers;
}

std::vector<Numbers> Published::changes_of(std::size_t child) {
  std::vector<Numbers> changes;
  const Member own = members_[child];
  std::set<std::string> slots;
  for (const SlotScore& score : own.waves.front().slots) slots.insert(score.slot);
  const std::optional<Member> own_before = before_.empty() ? std::nullopt : std::optional(before_[child]);
  for (const Sitting& other : other_answers(sittings_[child], slots)) {
    members_[child] = score_member(other, key_, group_.cohort, group_.content);
    members_[child].sitting = &sittings_[child];
    if (own_before) {
      before_[child] = score_member(other, key_, Cohort::left, group_.content);
      before_[child].sitting = &sittings_[child];
    }
    Numbers change = difference(say(), said_, origins_);
    if (!change.empty()) changes.push_back(std::move(change));
  }
  members_[child] = own;
  if (own_before) before_[child] = *own_before;
  return changes;
}

}  // namespace attacker
