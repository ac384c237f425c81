#include <nlohmann/json.hpp>

#include "api/report.h"
#include "api/station_list.h"

namespace api {
namespace {

using Json = nlohmann::ordered_json;

Json value_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const evaluation::Interval& interval) { return Json::array({interval.low, interval.high}); }

Json test_json(const std::optional<evaluation::Test>& test) {
  if (!test) return nullptr;
  return {{"statistic", test->statistic}, {"degrees", test->degrees}, {"p", test->p}};
}

Json pairs_json(const evaluation::PairCounts& pairs) {
  return {{"pairs", pairs.pairs()}, {"both", pairs.both}, {"gains", pairs.gains}, {"losses", pairs.losses}, {"neither", pairs.neither}};
}

Json sums_json(const evaluation::ClusterSums& sums) {
  return {{"kiosks", sums.clusters}, {"n", sums.n}, {"d", sums.d}, {"d2", sums.d2}, {"nd", sums.nd}, {"n2", sums.n2}};
}

Json change_json(const evaluation::ClusteredChange& change) {
  return {{"estimate", value_or_null(change.change)},
          {"standard_error", value_or_null(change.standard_error)},
          {"interval", change.interval ? interval_json(*change.interval) : Json(nullptr)},
          {"reason", change.reason}};
}

Json newcombe_json(const std::optional<evaluation::RiskDifference>& difference) {
  if (!difference) return nullptr;
  return {{"estimate", difference->difference}, {"interval", interval_json(difference->interval)}};
}

Json construct_json(const ConstructResult& result) {
  return {{"construct", result.construct},
          {"judged", result.judged},
          {"counts", pairs_json(result.pairs)},
          {"sums", sums_json(result.sums)},
          {"change", change_json(result.change)},
          {"newcombe", newcombe_json(result.difference)},
          {"mcnemar",
           {{"exact_p", result.mcnemar.exact_p},
            {"mid_p", result.mcnemar.mid_p},
            {"asymptotic", test_json(result.mcnemar.asymptotic)},
            {"corrected", test_json(result.mcnemar.corrected)}}},
          {"clustered",
           {{"eliasziw_donner", test_json(result.eliasziw_donner)},
            {"obuchowski", test_json(result.obuchowski)},
            {"durkalski", test_json(result.durkalski)},
            {"yang", test_json(result.yang)}}},
          {"levels",
           {{"stuart_maxwell", test_json(result.stuart_maxwell)},
            {"bhapkar", test_json(result.bhapkar)},
            {"bowker", test_json(result.bowker)}}},
          {"score",
           {{"sittings", result.scored},
            {"mean_before", value_or_null(result.mean_before)},
            {"mean_after", value_or_null(result.mean_after)}}}};
}

Json rates_json(const ProbeRates& rates) {
  return {{"counts", pairs_json(rates.pairs)},
          {"sums", sums_json(rates.sums)},
          {"change", change_json(rates.change)},
          {"newcombe", newcombe_json(rates.difference)}};
}

Json flow_json(const evaluation::Flow& flow) {
  Json json = Json::object();
  for (std::size_t way = 0; way < evaluation::ways; ++way) json[std::string(base::enum_names<evaluation::Way>.at(way))] = flow.sittings.at(way);
  return json;
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
  return json;
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

Json section_json(const Section& section) {
  Json constructs = Json::array();
  for (const ConstructResult& result : section.constructs) constructs.push_back(construct_json(result));
  return {{"instrument", section.instrument.id},
          {"version", section.instrument.version},
          {"manifest", section.instrument.manifest_hash},
          {"arm", section.arm},
          {"kiosks", section.kiosks},
          {"attrition", attrition_json(section.attrition)},
          {"constructs", std::move(constructs)},
          {"sensitivity", rates_json(section.sensitivity)},
          {"over_alarm", rates_json(section.over_alarm)},
          {"totals", totals_json(section.totals)}};
}

Json chains_json(const std::vector<ChainState>& chains) {
  Json list = Json::array();
  for (const ChainState& chain : chains) {
    Json gaps = Json::array();
    for (const evaluation::Gap& gap : chain.gaps) gaps.push_back(Json::array({gap.first, gap.last}));
    list.push_back({{"kiosk", chain.kiosk},
                    {"incarnation", chain.incarnation},
                    {"batches", chain.batches},
                    {"highest", chain.highest},
                    {"contiguous", chain.contiguous},
                    {"parked", chain.parked},
                    {"parked_blocks", chain.parked_blocks},
                    {"gaps", std::move(gaps)}});
  }
  return list;
}

Json alarms_json(const std::vector<Alarm>& alarms) {
  Json list = Json::array();
  for (const Alarm& alarm : alarms) {
    list.push_back({{"kiosk", alarm.kiosk},
                    {"incarnation", alarm.incarnation},
                    {"sequence", alarm.sequence},
                    {"hash", alarm.hash},
                    {"reason", alarm.reason}});
  }
  return list;
}

std::string text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string to_json(const Report& report) {
  Json sections = Json::array();
  for (const Section& section : report.sections) sections.push_back(section_json(section));
  return text({{"measure", "change"},
               {"kiosks", report.stations},
               {"blocks", report.blocks},
               {"void_blocks", report.voided_blocks},
               {"parked_blocks", report.parked_blocks},
               {"withheld",
                {{"at_least", report.withheld_at_least},
                 {"at_most", report.withheld_at_most ? Json(*report.withheld_at_most) : Json(nullptr)}}},
               {"flow", flow_json(report.flow)},
               {"sections", std::move(sections)},
               {"chains", chains_json(report.chains)},
               {"alarms", alarms_json(report.alarms)},
               {"inconsistencies", report.inconsistencies}});
}

std::string to_json(const StationList& list) {
  Json stations = Json::array();
  for (const ListedStation& listed : list.stations) {
    stations.push_back({{"kiosk", listed.station.kiosk},
                        {"site_type", listed.station.site_type},
                        {"region", listed.station.region},
                        {"void", listed.voided}});
  }
  return text({{"stations", std::move(stations)}, {"chains", chains_json(list.chains)}, {"alarms", alarms_json(list.alarms)}});
}

}  // namespace api
