#include "api/panel.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/arms.h"

namespace api {
namespace {

using evaluation::Cluster;
using evaluation::Clusters;
using evaluation::Estimate;
using evaluation::Part;
using evaluation::ScoreSums;

constexpr double thousandth = 1e-3;

template <typename Row>
Row total_of(const std::vector<Row>& rows) {
  Row total{};
  for (const Row& row : rows) total += row;
  return total;
}

Clusters changes_of(const SitePairs& pairs) {
  Clusters clusters;
  clusters.reserve(pairs.size());
  for (const auto& counts : pairs) clusters.push_back(evaluation::gains_less_losses(counts));
  return clusters;
}

Clusters changes_of(const SiteScores& scores) {
  Clusters clusters;
  clusters.reserve(scores.size());
  for (const ScoreSums& sums : scores) clusters.push_back(evaluation::change_of(sums));
  return clusters;
}

Clusters befores_of(const SiteScores& scores) {
  Clusters clusters;
  for (const ScoreSums& sums : scores) clusters.push_back({sums.n, sums.x, sums.noise});
  return clusters;
}

SiteScores all_scores(const ConstructSums& sums) {
  SiteScores all(std::max({sums.began_a.size(), sums.began_b.size(), sums.mixed.size()}));
  for (const SiteScores* some : {&sums.began_a, &sums.began_b, &sums.mixed}) {
    for (std::size_t site = 0; site < some->size(); ++site) all[site] += (*some)[site];
  }
  return all;
}

std::optional<evaluation::Interval> standardised(const ConstructResult& result) {
  if (!result.change.interval || !result.spread || !result.spread->standardised || *result.change.value == 0) return std::nullopt;
  const double scale = *result.spread->standardised / *result.change.value;
  return evaluation::Interval{result.change.interval->low * scale, result.change.interval->high * scale};
}

// From pairs, so of those who answered twice, and of both forms together.
std::optional<double> reliability(const ConstructSums& sums, const ScoreSums& scores) {
  if (!sums.counts_right || scores.n == 0) return std::nullopt;
  std::vector<double> right;
  for (const auto& [slot, slot_sums] : sums.slots) {
    const evaluation::PairCounts pairs = total_of(slot_sums.pairs);
    if (pairs.pairs() == 0) return std::nullopt;
    right.push_back(static_cast<double>(pairs.both + pairs.losses) / static_cast<double>(pairs.pairs()));
  }
  const auto n = static_cast<double>(scores.n);
  const double mean = thousandth * static_cast<double>(scores.x) / n;
  const double variance = thousandth * thousandth * static_cast<double>(scores.xx) / n - mean * mean;
  const auto items = static_cast<double>(right.size());
  return evaluation::kr20(right, variance * items * items);
}

evaluation::Missing missing_of(const ConstructSums& sums, const ConstructResult& result, const SectionSums& section) {
  const Cluster left = total_of(sums.left_before);
  if (section.noise) return {};  // a count with noise is no bound
  return {left.n, left.d, result.possible - result.scores.n + std::max<std::int64_t>(0, section.left - left.n) + section.untold};
}

SecondLine second_line(const ConstructSums& sums, const evaluation::PairCounts& pairs, bool noised) {
  SecondLine line;
  if (noised) {
    line.absent = "counts carry noise, which these tests would take for answers";
    return line;
  }
  line.newcombe = evaluation::newcombe_difference(pairs);
  line.mcnemar = evaluation::mcnemar(pairs);
  line.stuart_maxwell = evaluation::stuart_maxwell(sums.levels);
  line.bhapkar = evaluation::bhapkar(sums.levels);
  line.bowker = evaluation::bowker(sums.levels);
  line.eliasziw_donner = evaluation::eliasziw_donner(sums.pairs);
  line.obuchowski = evaluation::obuchowski(sums.pairs);
  line.durkalski = evaluation::durkalski(sums.pairs);
  line.yang = evaluation::yang(sums.pairs);
  line.left_against_finished = evaluation::cochran_mantel_haenszel(sums.right_before);
  return line;
}

std::vector<SlotResult> slots_of(const ConstructSums& sums) {
  std::vector<SlotResult> slots;
  for (const auto& [slot, slot_sums] : sums.slots) {
    slots.push_back({slot, slot_sums.foil, total_of(slot_sums.pairs), evaluation::clustered_mean(changes_of(slot_sums.pairs)), {}});
  }
  return slots;
}

ConstructResult analyse(const std::string& name, const ConstructSums& sums, const SectionSums& section) {
  const SiteScores scores = all_scores(sums);
  const Clusters changes = changes_of(scores);
  ConstructResult result;
  result.construct = name;
  result.judged = sums.judged;
  result.scores = total_of(scores);
  for (const std::int64_t children : section.children) result.possible += children;
  result.spread = evaluation::spread_of(result.scores);
  result.change = evaluation::clustered_mean(changes, thousandth);
  result.sums = evaluation::cluster_sums(changes);
  result.standardised = standardised(result);
  result.balanced = evaluation::clustered_combination({{0.5, changes_of(sums.began_a)}, {0.5, changes_of(sums.began_b)}}, thousandth);
  result.form_difference = evaluation::clustered_combination({{1, befores_of(sums.began_a)}, {-1, befores_of(sums.began_b)}}, thousandth);
  result.moved = evaluation::clustered_mean(sums.moved);
  result.alikeness = evaluation::alikeness_of_change(scores);
  if (!section.noise) result.reliability = reliability(sums, result.scores);
  result.left_difference = evaluation::clustered_combination({{1, sums.left_before}, {-1, sums.finished_before}}, thousandth);
  result.missing = missing_of(sums, result, section);
  if (!section.noise) result.bounds = evaluation::bounds_with_missing(result.scores, result.missing);
  result.pairs = total_of(sums.pairs);
  result.slots = slots_of(sums);
  result.second_line = second_line(sums, result.pairs, section.noise.has_value());
  return result;
}

JudgementResult judgement_of(const SectionSums& sums) {
  JudgementResult result;
  result.risky = total_of(sums.risky);
  result.safe = total_of(sums.safe);
  const auto& r = result.risky;
  const auto& s = result.safe;
  result.before = evaluation::detection(r.both + r.losses, r.pairs(), s.both + s.losses, s.pairs());
  result.after = evaluation::detection(r.both + r.gains, r.pairs(), s.both + s.gains, s.pairs());
  const Clusters risky = changes_of(sums.risky);
  const Clusters safe = changes_of(sums.safe);
  result.j = evaluation::clustered_combination({{1, risky}, {-1, safe}});
  result.hits = evaluation::clustered_mean(risky);
  result.false_alarms = evaluation::clustered_mean(safe);
  return result;
}

void adjust(std::vector<ConstructResult>& constructs) {
  evaluation::MaybePs of_constructs;
  evaluation::MaybePs of_slots;
  for (const ConstructResult& result : constructs) {
    of_constructs.push_back(result.change.p);
    for (const SlotResult& slot : result.slots) of_slots.push_back(slot.change.p);
  }
  of_constructs = evaluation::holm(of_constructs);
  of_slots = evaluation::benjamini_hochberg(of_slots);
  std::size_t next_slot = 0;
  for (std::size_t construct = 0; construct < constructs.size(); ++construct) {
    constructs[construct].adjusted_p = of_constructs[construct];
    for (SlotResult& slot : constructs[construct].slots) slot.adjusted_p = of_slots[next_slot++];
  }
}

// At sites from which nobody is known to have come back there were perhaps no cards.
Clusters where_somebody_came_back(Clusters clusters, const std::vector<std::int64_t>& back) {
  for (std::size_t site = 0; site < clusters.size(); ++site) {
    if (site >= back.size() || back[site] == 0) clusters[site] = {};
  }
  return clusters;
}

LaterResult analyse_later(const std::string& name, const LaterSums& sums, const SectionSums& section) {
  const Clusters changes = changes_of(sums.scores);
  LaterResult result;
  result.construct = name;
  result.scores = total_of(sums.scores);
  for (const std::int64_t children : section.back) result.possible += children;
  result.spread = evaluation::spread_of(result.scores);
  result.change = evaluation::clustered_mean(changes, thousandth);
  const Clusters away = where_somebody_came_back(sums.away_before, section.back);
  result.away_difference = evaluation::clustered_combination({{1, away}, {-1, sums.back_before}}, thousandth);
  for (const auto& [slot, pairs] : sums.slots) result.slots.push_back({slot, total_of(pairs), evaluation::clustered_mean(changes_of(pairs))});
  return result;
}

std::vector<LaterResult> later_of(const SectionSums& sums) {
  std::vector<LaterResult> results;
  if (sums.back.empty()) return results;
  evaluation::MaybePs ps;
  for (const auto& [name, later] : sums.later) {
    if (later.scores.empty() && later.slots.empty()) continue;
    results.push_back(analyse_later(name, later, sums));
    ps.push_back(results.back().change.p);
  }
  ps = evaluation::holm(ps);
  for (std::size_t i = 0; i < results.size(); ++i) results[i].adjusted_p = ps[i];
  return results;
}

// Of those who answered before and after, what they said after.
std::vector<evaluation::TwoGroups> groups_after(const SitePairs& arm, const SitePairs& reference) {
  std::vector<evaluation::TwoGroups> sites(std::max(arm.size(), reference.size()));
  for (std::size_t site = 0; site < arm.size(); ++site) {
    sites[site].first_right = arm[site].both + arm[site].gains;
    sites[site].first_not = arm[site].losses + arm[site].neither;
  }
  for (std::size_t site = 0; site < reference.size(); ++site) {
    sites[site].second_right = reference[site].both + reference[site].gains;
    sites[site].second_not = reference[site].losses + reference[site].neither;
  }
  return sites;
}

std::vector<ArmSlot> compare_slots(const ConstructSums& arm, const ConstructSums& reference) {
  std::vector<ArmSlot> slots;
  for (const auto& [slot, sums] : arm.slots) {
    const auto other = reference.slots.find(slot);
    if (other == reference.slots.end()) continue;
    slots.push_back({slot, sums.foil, evaluation::cochran_mantel_haenszel(groups_after(sums.pairs, other->second.pairs)), {}});
  }
  return slots;
}

void adjust(std::vector<ArmDifference>& differences) {
  evaluation::MaybePs of_differences;
  for (const ArmDifference& difference : differences) of_differences.push_back(difference.difference.p);
  of_differences = evaluation::holm(of_differences);
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i].adjusted_p = of_differences[i];
  evaluation::MaybePs ps;
  for (const ArmDifference& difference : differences) {
    for (const ArmSlot& slot : difference.slots) ps.push_back(slot.odds.test ? std::optional(slot.odds.test->p) : std::nullopt);
  }
  ps = evaluation::benjamini_hochberg(ps);
  std::size_t next = 0;
  for (ArmDifference& difference : differences) {
    for (ArmSlot& slot : difference.slots) slot.adjusted_p = ps[next++];
  }
}

}  // namespace

Panel make_panel(const SectionSums& sums, const std::string& primary) {
  Panel panel;
  for (const auto& [name, construct] : sums.constructs) panel.constructs.push_back(analyse(name, construct, sums));
  for (ConstructResult& result : panel.constructs) result.primary = result.construct == primary;
  std::stable_partition(panel.constructs.begin(), panel.constructs.end(), [](const ConstructResult& result) { return result.primary; });
  adjust(panel.constructs);
  panel.later = later_of(sums);
  panel.judgement = judgement_of(sums);
  return panel;
}

std::string reference_arm(const std::map<std::string, SectionSums>& arms) {
  constexpr std::array<std::string_view, 2> references{"waitlist", "attention"};
  for (const std::string_view name : references) {
    if (arms.contains(std::string(name))) return std::string(name);
  }
  return arms.empty() ? "" : arms.begin()->first;
}

std::vector<ArmDifference> compare_arms(std::map<std::string, SectionSums> arms, const std::string& primary) {
  std::vector<ArmDifference> differences;
  arms.erase(std::string(base::name_of(base::Arm::none)));  // nobody drew who is in no trial
  const std::string reference = reference_arm(arms);
  if (reference.empty()) return differences;
  for (const auto& [name, base] : arms.at(reference).constructs) {
    for (const auto& [arm, sums] : arms) {
      const auto own = sums.constructs.find(name);
      if (arm == reference || own == sums.constructs.end()) continue;
      const bool noised = sums.noise || arms.at(reference).noise;  // odds would take it for answers
      const std::vector<Part> parts = {{1, changes_of(all_scores(own->second))}, {-1, changes_of(all_scores(base))}};
      differences.push_back({name, arm, reference, evaluation::clustered_combination(parts, thousandth),
                             noised ? std::vector<ArmSlot>() : compare_slots(own->second, base), name == primary});
    }
  }
  std::stable_partition(differences.begin(), differences.end(), [](const ArmDifference& difference) { return difference.primary; });
  adjust(differences);
  return differences;
}

}  // namespace api
