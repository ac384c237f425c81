#include "tabulation.h"

#include <algorithm>
#include <map>
#include <utility>

namespace evaluation {
namespace {

using Levels = std::pair<int, int>;  // before, after; ordered as the enums are
using Counts = std::map<Levels, std::int64_t>;

constexpr int no_level = -1;

std::string name_of(TableKind kind, int level) {
  if (level == no_level) return "";
  if (kind == TableKind::item) return std::string(outcome_name(static_cast<Outcome>(level)));
  return std::string(probe_name(static_cast<ProbeOutcome>(level)));
}

Table table_of(TableKind kind, const SlotScore& slot, const Counts& counts) {
  Table table{kind, slot.slot, std::string(construct_name(slot.construct)), slot.foil, {}};
  for (const auto& [levels, count] : counts) {
    table.cells.push_back({name_of(kind, levels.first), name_of(kind, levels.second), count});
  }
  return table;
}

int level_of(TableKind kind, const SlotScore& score) {
  return kind == TableKind::item ? static_cast<int>(score.outcome) : static_cast<int>(*score.probe);
}

// Every member has the same slots in the same order: they come from one key, which has both forms
// of each slot.
Table slot_table(TableKind kind, std::size_t slot, const std::vector<Member>& members, BlockPhase phase) {
  Counts counts;
  for (const Member& member : members) {
    const int after = phase == BlockPhase::w1 ? no_level : level_of(kind, member.after.slots[slot]);
    ++counts[{level_of(kind, member.before.slots[slot]), after}];
  }
  return table_of(kind, members.front().before.slots[slot], counts);
}

Table practice_table(std::size_t index, const PracticeCode& code, const std::vector<Member>& members) {
  Counts counts;
  for (const Member& member : members) ++counts[{no_level, member.practice[index].value_or(code.highest + 1)}];
  Table table{TableKind::practice, code.id, "practice", false, {}};
  for (const auto& [levels, count] : counts) {
    const bool reached = levels.second <= code.highest;
    table.cells.push_back({"", reached ? std::to_string(levels.second) : "not_reached", count});
  }
  return table;
}

Moments moments_of(Construct construct, std::optional<int> PhaseScores::*score, const std::vector<Member>& members,
                   BlockPhase phase) {
  Moments sums;
  sums.construct = construct_name(construct);
  for (const Member& member : members) {
    const std::optional<int> before = member.before.*score;
    const std::optional<int> after = member.after.*score;
    if (!before || (phase == BlockPhase::w12 && !after)) continue;
    const std::int64_t x = *before;
    const std::int64_t y = phase == BlockPhase::w12 ? *after : 0;
    ++sums.n;
    sums.x += x;
    sums.x2 += x * x;
    sums.y += y;
    sums.y2 += y * y;
    sums.xy += x * y;
  }
  return sums;
}

std::int64_t count_reaching(const std::vector<Member>& members, Phase phase, Reach least) {
  return std::count_if(members.begin(), members.end(),
                       [&](const Member& member) { return reach(*member.sitting, phase) >= least; });
}

}  // namespace

Member score_member(const Sitting& sitting, const ScoringKey& key) {
  Member member;
  member.sitting = &sitting;
  member.before = score_phase(key, Phase::pre, sitting.pre_form, sitting.pre.started, sitting.answers);
  member.after = score_phase(key, Phase::post, other_form(sitting.pre_form), sitting.post.started, sitting.answers);
  member.practice = score_practice(key, sitting.answers);
  return member;
}

Reach reach(const Sitting& sitting, Phase phase) {
  const PhaseProgress& progress = phase == Phase::pre ? sitting.pre : sitting.post;
  if (progress.completed) return Reach::completed;
  const bool answered = std::any_of(sitting.answers.begin(), sitting.answers.end(),
                                    [&](const Answer& answer) { return answer.phase == phase; });
  return progress.started || answered ? Reach::begun : Reach::not_seen;
}

void tabulate(const std::vector<Member>& members, const ScoringKey& key, Block& block) {
  const std::vector<SlotScore>& slots = members.front().before.slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    block.tables.push_back(slot_table(TableKind::item, slot, members, block.phase));
    if (slots[slot].probe) block.tables.push_back(slot_table(TableKind::probe, slot, members, block.phase));
  }
  if (block.phase == BlockPhase::w12) {
    for (std::size_t code = 0; code < key.practice.size(); ++code) {
      block.tables.push_back(practice_table(code, key.practice[code], members));
    }
  }
  block.moments = {
      moments_of(Construct::knowledge, &PhaseScores::knowledge_permille, members, block.phase),
      moments_of(Construct::scenario, &PhaseScores::scenario_permille, members, block.phase),
  };
  block.started_pre = count_reaching(members, Phase::pre, Reach::begun);
  block.completed_pre = count_reaching(members, Phase::pre, Reach::completed);
  if (block.phase == BlockPhase::w12) {
    block.started_post = count_reaching(members, Phase::post, Reach::begun);
    block.completed_post = count_reaching(members, Phase::post, Reach::completed);
  }
}

}  // namespace evaluation
