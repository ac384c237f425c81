#include "section_json.h"

#include <cmath>

#include "construct_words.h"
#include "figures.h"

namespace api {
namespace {

using Json = nlohmann::ordered_json;
using evaluation::Estimate;

Json value_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const std::optional<evaluation::Interval>& interval) { return interval ? Json::array({interval->low, interval->high}) : Json(nullptr); }

Json test_json(const evaluation::MaybeTest& test) {
  if (!test) return {{"absent", test.reason()}};
  return {{"statistic", test->statistic}, {"degrees", test->degrees}, {"p", test->p}};
}

// The variance of the number of pairs, of n, of one cell.
Json with_noise(Json json, double variance) {
  if (variance > 0) json["noise_variance"] = variance;
  return json;
}

Json pairs_json(const evaluation::PairCounts& pairs) {
  return with_noise({{"pairs", pairs.pairs()}, {"both", pairs.both}, {"gains", pairs.gains}, {"losses", pairs.losses}, {"neither", pairs.neither}}, pairs.noise);
}

Json whole(double value) { return std::abs(value) < 9e15 ? Json(static_cast<std::int64_t>(value)) : Json(value); }

Json sums_json(const evaluation::ClusterSums& sums) {
  return {{"sites", sums.clusters}, {"n", sums.n}, {"d", sums.d}, {"d2", whole(sums.d2)}, {"nd", whole(sums.nd)}, {"n2", whole(sums.n2)}};
}

Json scores_json(const evaluation::ScoreSums& sums) {
  return with_noise({{"n", sums.n}, {"x", sums.x}, {"y", sums.y}, {"xx", sums.xx}, {"xy", sums.xy}, {"yy", sums.yy}}, sums.noise);
}

Json estimate_json(const Estimate& estimate) {
  Json json = {{"estimate", value_or_null(estimate.value)},
               {"standard_error", value_or_null(estimate.standard_error)},
               {"degrees", value_or_null(estimate.degrees)},
               {"interval", interval_json(estimate.interval)},
               {"p", value_or_null(estimate.p)},
               {"sites", estimate.clusters}};
  if (!estimate.reason.empty()) json["reason"] = estimate.reason;
  return json;
}

Json spread_json(const std::optional<evaluation::ScoreSpread>& spread) {
  if (!spread) return nullptr;
  return {{"mean_before", spread->mean_before}, {"mean_after", spread->mean_after}, {"sd_before", spread->sd_before},
          {"sd_after", spread->sd_after},       {"sd_change", spread->sd_change},   {"correlation", value_or_null(spread->correlation)},
          {"standardised_change", value_or_null(spread->standardised)}};
}

Json second_line_json(const SecondLine& line) {
  if (!line.absent.empty()) return {{"absent", line.absent}};
  Json newcombe = nullptr;
  if (line.newcombe) newcombe = {{"estimate", line.newcombe->difference}, {"interval", interval_json(line.newcombe->interval)}};
  return {{"assumes", "independent pairs, which answers of one child are not"},
          {"newcombe", std::move(newcombe)},
          {"mcnemar",
           {{"exact_p", line.mcnemar.exact_p},
            {"mid_p", line.mcnemar.mid_p},
            {"asymptotic", test_json(line.mcnemar.asymptotic)},
            {"corrected", test_json(line.mcnemar.corrected)}}},
          {"over_sites",
           {{"eliasziw_donner", test_json(line.eliasziw_donner)},
            {"obuchowski", test_json(line.obuchowski)},
            {"durkalski", test_json(line.durkalski)},
            {"yang", test_json(line.yang)}}},
          {"levels",
           {{"stuart_maxwell", test_json(line.stuart_maxwell)}, {"bhapkar", test_json(line.bhapkar)}, {"bowker", test_json(line.bowker)}}},
          {"left_against_finished",
           {{"cochran_mantel_haenszel", test_json(line.left_against_finished.test)},
            {"odds_ratio_of_finished", value_or_null(line.left_against_finished.odds_ratio)}}}};
}

Json slots_json(const std::vector<SlotResult>& slots) {
  Json list = Json::array();
  for (const SlotResult& slot : slots) {
    list.push_back({{"slot", slot.slot}, {"foil", slot.foil}, {"counts", pairs_json(slot.pairs)}, {"change", estimate_json(slot.change)},
                    {"fdr_p", value_or_null(slot.adjusted_p)}});
  }
  return list;
}

Json construct_json(const ConstructResult& result) {
  Json alike = nullptr;
  if (result.alikeness) alike = {{"icc", result.alikeness->correlation}, {"design_effect", result.alikeness->design_effect}};
  return {{"construct", result.construct},
          {"primary", result.primary},
          {"judged", result.judged},
          {"higher_is", higher_is(result.construct)},
          {"shown_level", shown_level(result.construct)},
          {"children", result.scores.n},
          {"possible", result.possible},
          {"scores", scores_json(result.scores)},
          {"spread", spread_json(result.spread)},
          {"change", estimate_json(result.change)},
          {"sums", sums_json(result.sums)},
          {"standardised_interval", interval_json(result.standardised)},
          {"holm_p", value_or_null(result.adjusted_p)},
          {"balanced_change", estimate_json(result.balanced)},
          {"form_difference", estimate_json(result.form_difference)},
          {"moved", estimate_json(result.moved)},
          {"alike", std::move(alike)},
          {"kr20", value_or_null(result.reliability)},
          {"left_less_finished", estimate_json(result.left_difference)},
          {"missing", {{"known_before", result.missing.known}, {"sum_before", result.missing.before}, {"unknown", result.missing.unknown}}},
          {"bounds", interval_json(result.bounds)},
          {"counts", pairs_json(result.pairs)},
          {"slots", slots_json(result.slots)},
          {"second_line", second_line_json(result.second_line)}};
}

Json later_json(const LaterResult& result) {
  Json slots = Json::array();
  for (const LaterSlot& slot : result.slots) slots.push_back({{"slot", slot.slot}, {"counts", pairs_json(slot.pairs)}, {"change", estimate_json(slot.change)}});
  return {{"construct", result.construct},
          {"higher_is", higher_is(result.construct)},
          {"shown_level", shown_level(result.construct)},
          {"children", result.scores.n},
          {"possible", result.possible},
          {"scores", scores_json(result.scores)},
          {"spread", spread_json(result.spread)},
          {"change", estimate_json(result.change)},
          {"holm_p", value_or_null(result.adjusted_p)},
          {"away_less_back", estimate_json(result.away_difference)},
          {"slots", std::move(slots)}};
}

Json detection_json(const std::optional<evaluation::Detection>& detection) {
  if (!detection) return nullptr;
  return {{"hits", detection->hits}, {"false_alarms", detection->false_alarms}, {"j", detection->j}, {"d_prime", detection->d_prime}, {"criterion", detection->criterion}};
}

Json judgement_json(const JudgementResult& result) {
  return {{"better", {{"j", "higher"}, {"hits", "higher"}, {"false_alarms", "lower"}}},
          {"risky", pairs_json(result.risky)},
          {"safe", pairs_json(result.safe)},
          {"before", detection_json(result.before)},
          {"after", detection_json(result.after)},
          {"j_change", estimate_json(result.j)},
          {"hits_change", estimate_json(result.hits)},
          {"false_alarms_change", estimate_json(result.false_alarms)}};
}

Json attrition_json(const Attrition& attrition) {
  return {{"flow", flow_json(attrition.flow)},
          {"in_blocks", attrition.in_blocks},
          {"left_in_blocks", attrition.left_in_blocks},
          {"link_failures", attrition.link_failures}};
}

Json table_json(const TableTotal& table) {
  Json cells = Json::array();
  for (const auto& [levels, count] : table.cells) cells.push_back({{"levels", levels}, {"count", count}});
  Json json = {{"kind", table.kind}, {"slot", table.slot}, {"construct", table.construct}, {"foil", table.foil}};
  if (!table.block.empty()) json["block"] = table.block;
  json["cells"] = std::move(cells);
  return with_noise(std::move(json), table.noise);
}

// By the waves covered: "w1", "w12".
Json totals_json(const std::map<evaluation::Waves, WaveTotals>& all) {
  Json json = Json::object();
  for (const auto& [waves, totals] : all) {
    Json tables = Json::array();
    for (const TableTotal& table : totals.tables) tables.push_back(table_json(table));
    json[evaluation::short_name(waves)] = {{"blocks", totals.blocks}, {"sittings", totals.n}, {"tables", std::move(tables)}};
  }
  return json;
}

}  // namespace

Json flow_json(const evaluation::Flow& flow) {
  Json json = Json::object();
  for (std::size_t way = 0; way < evaluation::ways; ++way) json[std::string(base::enum_names<evaluation::Way>.at(way))] = flow.sittings.at(way);
  return json;
}

Json section_json(const Section& section) {
  Json constructs = Json::array();
  for (const ConstructResult& result : section.panel.constructs) constructs.push_back(construct_json(result));
  Json later = Json::array();
  for (const LaterResult& result : section.panel.later) later.push_back(later_json(result));
  Json json = {{"instrument", section.instrument.id},
          {"version", section.instrument.version},
          {"manifest", section.instrument.manifest_hash},
          {"arm", section.arm},
          {"kiosks", section.kiosks},
          {"sites", section.sites},
          {"these_children_only", section.sites < evaluation::min_clusters},
          {"attrition", attrition_json(section.attrition)},
          {"constructs", std::move(constructs)},
          {"weeks_later", std::move(later)},
          {"judgement", judgement_json(section.panel.judgement)},
          {"totals", totals_json(section.totals)}};
  if (const auto& rho = section.sums.noise) json["noise"] = {{"rho", base::to_text(*rho)}, {"epsilon", base::epsilon_of(*rho, usual_delta)}, {"delta", usual_delta}};
  return json;
}

namespace {

Json odds_json(const evaluation::CommonOdds& odds) {
  return {{"cochran_mantel_haenszel", test_json(odds.test)},
          {"odds_ratio", value_or_null(odds.odds_ratio)},
          {"interval", interval_json(odds.interval)},
          {"breslow_day_tarone", test_json(odds.alike)},
          {"sites", odds.strata}};
}

Json arm_slots_json(const std::vector<ArmSlot>& slots) {
  Json list = Json::array();
  for (const ArmSlot& slot : slots) {
    list.push_back({{"slot", slot.slot}, {"foil", slot.foil}, {"right_after", odds_json(slot.odds)}, {"fdr_p", value_or_null(slot.adjusted_p)}});
  }
  return list;
}

}  // namespace

Json comparison_json(const Comparison& comparison) {
  Json list = Json::array();
  for (const ArmDifference& one : comparison.differences) {
    list.push_back({{"construct", one.construct}, {"primary", one.primary}, {"arm", one.arm}, {"reference", one.reference}, {"difference", estimate_json(one.difference)},
                    {"holm_p", value_or_null(one.adjusted_p)},
                    {"slots", arm_slots_json(one.slots)}});
  }
  return {{"instrument", comparison.instrument.id}, {"version", comparison.instrument.version}, {"differences", std::move(list)}};
}

}  // namespace api
