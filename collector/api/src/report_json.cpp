#include <nlohmann/json.hpp>

#include "api/report.h"
#include "api/station_list.h"
#include "section_json.h"

namespace api {
namespace {

using Json = nlohmann::ordered_json;

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
  Json comparisons = Json::array();
  for (const Comparison& comparison : report.comparisons) comparisons.push_back(comparison_json(comparison));
  return text({{"measure", "change"},
               {"kiosks", report.stations},
               {"silent_kiosks", report.silent_stations},
               {"kiosks_without_site", report.placeless_stations},
               {"blocks", report.blocks},
               {"void_blocks", report.voided_blocks},
               {"parked_blocks", report.parked_blocks},
               {"withheld",
                {{"at_least", report.withheld_at_least},
                 {"at_most", report.withheld_at_most ? Json(*report.withheld_at_most) : Json(nullptr)}}},
               {"flow", flow_json(report.flow)},
               {"sections", std::move(sections)},
               {"comparisons", std::move(comparisons)},
               {"chains", chains_json(report.chains)},
               {"alarms", alarms_json(report.alarms)},
               {"inconsistencies", report.inconsistencies}});
}

std::string to_json(const StationList& list) {
  Json stations = Json::array();
  for (const ListedStation& listed : list.stations) {
    stations.push_back({{"kiosk", listed.station.kiosk},
                        {"site", listed.station.site},
                        {"site_type", listed.station.site_type},
                        {"region", listed.station.region},
                        {"arms", base::arm_words(listed.station.arms)},
                        {"void", listed.voided}});
  }
  return text({{"stations", std::move(stations)}, {"chains", chains_json(list.chains)}, {"alarms", alarms_json(list.alarms)}});
}

}  // namespace api
