#include "disclosure.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace evaluation {
namespace {

template <typename Level, typename LevelOf>
bool every_level_large(const std::vector<Member>& members, int k_obs, LevelOf level_of) {
  std::map<Level, int> counts;
  for (const Member& member : members) ++counts[level_of(*member.sitting)];
  return std::all_of(counts.begin(), counts.end(), [&](const auto& entry) { return entry.second >= k_obs; });
}

// What somebody in the room could see: who began, who finished, who is a girl or a boy, how old.
bool margins_hold(const std::vector<Member>& members, BlockPhase phase, int k_obs) {
  const auto reach_in = [](Phase wave) { return [wave](const Sitting& sitting) { return reach(sitting, wave); }; };
  return every_level_large<Reach>(members, k_obs, reach_in(Phase::pre)) &&
         (phase == BlockPhase::w1 || every_level_large<Reach>(members, k_obs, reach_in(Phase::post))) &&
         every_level_large<std::string>(members, k_obs, [](const Sitting& sitting) { return sitting.stratum.sex; }) &&
         every_level_large<std::string>(members, k_obs, [](const Sitting& sitting) { return sitting.stratum.age_band; });
}

bool was_asked(Outcome outcome) { return outcome != Outcome::not_seen && outcome != Outcome::not_reached; }

// All alike on a sensitive item: the table would say of everybody who was there what they answered.
bool all_alike(const std::vector<Member>& members, PhaseScores Member::*wave, std::size_t slot) {
  std::set<Outcome> outcomes;
  for (const Member& member : members) {
    const Outcome outcome = (member.*wave).slots[slot].outcome;
    if (was_asked(outcome)) outcomes.insert(outcome);
  }
  return outcomes.size() == 1;
}

bool sensitive_items_differ(const std::vector<Member>& members, BlockPhase phase) {
  const std::vector<SlotScore>& slots = members.front().before.slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    if (!slots[slot].sensitive) continue;
    if (all_alike(members, &Member::before, slot)) return false;
    if (phase == BlockPhase::w12 && all_alike(members, &Member::after, slot)) return false;
  }
  return true;
}

}  // namespace

bool may_close(const std::vector<Member>& members, BlockPhase phase, const Policy& policy) {
  return members.size() >= static_cast<std::size_t>(policy.k_block) && margins_hold(members, phase, policy.k_obs) &&
         sensitive_items_differ(members, phase);
}

}  // namespace evaluation
