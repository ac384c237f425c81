#include "masking.h"

#include <algorithm>
#include <cstddef>

namespace evaluation {
namespace {

bool is_told(const Member& member, std::size_t slot) {
  return std::all_of(member.waves.begin(), member.waves.end(), [&](const WaveScores& wave) { return !wave.slots[slot].asked || is_answered(wave.slots[slot]); });
}

// Where it was skipped stays said.
void unsay(Member& member, std::size_t slot) {
  for (WaveScores& wave : member.waves) {
    SlotScore& each = wave.slots[slot];
    for (std::size_t table = 0; table < each.score.levels.size(); ++table) {
      if (is_own_level(*each.type, table, each.score.levels[table])) each.score.levels[table] = level::unanswered;
    }
    std::fill(each.score.twelfths.begin(), each.score.twelfths.end(), std::nullopt);
  }
}

class Masking {
 public:
  Masking(std::vector<Member>& members, int k_obs) : members_(members), k_obs_(static_cast<std::size_t>(k_obs)) {}

  void run() {
    const std::vector<SlotScore>& slots = members_.front().waves.front().slots;
    do {
      changed_ = false;
      for (std::size_t slot = 0; slot < slots.size(); ++slot) mask_slot(slot);
      for (Member& member : members_) {
        for (WaveScores& wave : member.waves) rescore(wave);
      }
      for (const ItemTypeFacts& type : item_types()) mask_construct(type);
    } while (changed_);
  }

 private:
  void mask_slot(std::size_t slot) {
    std::size_t told = 0;
    for (const Member& member : members_) told += is_told(member, slot) ? 1 : 0;
    for (Member& member : members_) {
      if (told >= k_obs_ && is_told(member, slot)) continue;
      if (std::none_of(member.waves.begin(), member.waves.end(), [&](const WaveScores& wave) { return says_anything(wave.slots[slot]); })) continue;
      unsay(member, slot);
      changed_ = true;
    }
  }

  void mask_construct(const ItemTypeFacts& type) {
    const std::vector<std::size_t> slots = told_slots(type);
    for (const std::string_view moment : type.moments) {
      std::vector<Member*> odd;
      for (Member& member : members_) {
        if (is_odd(member, slots, moment)) odd.push_back(&member);
      }
      if (odd.empty() || odd.size() >= k_obs_) continue;
      for (Member* member : odd) {
        for (const std::size_t slot : slots) unsay(*member, slot);
      }
      changed_ = true;
    }
  }

  std::vector<std::size_t> told_slots(const ItemTypeFacts& type) const {
    std::vector<std::size_t> slots;
    for (std::size_t slot = 0; slot < members_.front().waves.front().slots.size(); ++slot) {
      if (members_.front().waves.front().slots[slot].type != &type) continue;
      if (std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return is_told(member, slot); })) slots.push_back(slot);
    }
    return slots;
  }

  // In the sum of the scores with more or less than what the tables tell.
  static bool is_odd(const Member& member, const std::vector<std::size_t>& slots, std::string_view moment) {
    const auto told = static_cast<std::size_t>(std::count_if(slots.begin(), slots.end(), [&](std::size_t slot) { return is_told(member, slot); }));
    return has_score(member, moment) ? told < slots.size() : told > 0;
  }

  std::vector<Member>& members_;
  std::size_t k_obs_;
  bool changed_ = false;
};

}  // namespace

void mask(std::vector<Member>& members, int k_obs) {
  if (!members.empty()) Masking(members, k_obs).run();
}

}  // namespace evaluation
