#include "disclosure.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace evaluation {
namespace {

template <typename Level, typename LevelOf>
bool every_level_large(const std::vector<Member>& members, int k_obs, LevelOf level_of) {
  std::map<Level, int> counts;
  for (const Member& member : members) ++counts[level_of(*member.sitting)];
  return std::all_of(counts.begin(), counts.end(), [&](const auto& entry) { return entry.second >= k_obs; });
}

// What somebody in the room could see: who began, who finished, who is a girl or a boy, how old.
bool margins_hold(const std::vector<Member>& members, const Waves& waves, int k_obs) {
  const bool reaches_hold = std::all_of(waves.begin(), waves.end(), [&](Wave wave) {
    return every_level_large<Reach>(members, k_obs, [wave](const Sitting& sitting) { return reach(sitting, wave); });
  });
  return reaches_hold &&
         every_level_large<std::string>(members, k_obs, [](const Sitting& sitting) { return sitting.stratum.sex; }) &&
         every_level_large<std::string>(members, k_obs, [](const Sitting& sitting) { return sitting.stratum.age_band; });
}

bool was_asked(std::string_view outcome) { return outcome != level::not_seen && outcome != level::not_reached; }

// All alike on a sensitive item: the table would say of everybody who was there what they answered.
bool all_alike(const std::vector<Member>& members, std::size_t wave, std::size_t slot) {
  std::set<std::string_view> outcomes;
  for (const Member& member : members) {
    const std::string_view outcome = member.waves[wave].slots[slot].score.levels.front();
    if (was_asked(outcome)) outcomes.insert(outcome);
  }
  return outcomes.size() == 1;
}

bool sensitive_items_differ(const std::vector<Member>& members, std::size_t waves) {
  const std::vector<SlotScore>& slots = members.front().waves.front().slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    if (!slots[slot].sensitive) continue;
    for (std::size_t wave = 0; wave < waves; ++wave) {
      if (all_alike(members, wave, slot)) return false;
    }
  }
  return true;
}

}  // namespace

bool may_close(const std::vector<Member>& members, const Waves& waves, const Policy& policy) {
  return members.size() >= static_cast<std::size_t>(policy.k_block) && margins_hold(members, waves, policy.k_obs) &&
         sensitive_items_differ(members, waves.size());
}

}  // namespace evaluation
