#include "api/report.h"

#include <algorithm>
#include <set>
#include <utility>

#include "api/block_pages.h"
#include "api/voids.h"
#include "consistency.h"
#include "tally.h"

namespace api {
namespace {

// What the instrument names, though nothing of it may have come yet; else the design's first outcome where it is asked, or
// the only one, or none.
std::string primary_of(const SectionSums& sums) {
  if (!sums.primary.empty()) return sums.primary;
  if (sums.constructs.contains("scenario")) return "scenario";
  return sums.constructs.size() == 1 ? sums.constructs.begin()->first : "";
}

Section make_section(const evaluation::InstrumentRef& instrument, const std::string& arm, SectionTally tally) {
  Section section;
  section.instrument = instrument;
  section.arm = arm;
  section.kiosks = static_cast<std::int64_t>(tally.kiosks.size());
  section.sites = std::count_if(tally.sums.children.begin(), tally.sums.children.end(), [](std::int64_t children) { return children > 0; });
  section.attrition = tally.attrition;
  section.panel = make_panel(tally.sums, primary_of(tally.sums));
  section.sums = std::move(tally.sums);
  section.totals = std::move(tally.totals);
  return section;
}

std::int64_t in_no_block(const Attrition& attrition) {
  using evaluation::Way;
  const std::int64_t ended = attrition.flow[Way::finished] + attrition.flow[Way::left];
  return std::max<std::int64_t>(0, ended - attrition.in_blocks - attrition.left_in_blocks);
}

void add_sections(Tally tallied, Report& report) {
  for (auto& [instrument, arms] : tallied.sections) {
    std::map<std::string, SectionSums> of_arms;
    const std::string primary = arms.empty() ? "" : primary_of(arms.begin()->second.sums);
    for (auto& [arm, section] : arms) {
      section.sums.untold = in_no_block(section.attrition);
      if (arms.size() > 1) of_arms[arm] = section.sums;
      report.sections.push_back(make_section(instrument, arm, std::move(section)));
    }
    auto differences = compare_arms(std::move(of_arms), primary);
    if (!differences.empty()) report.comparisons.push_back({instrument, std::move(differences)});
  }
}

void add_withheld(const std::string& bucket, Report& report) {
  const auto add = [&](std::int64_t least, std::optional<std::int64_t> most) {
    report.withheld_at_least += least;
    if (!most) report.withheld_at_most.reset();
    if (report.withheld_at_most) *report.withheld_at_most += *most;
  };
  if (bucket == "1-19") add(1, 19);
  if (bucket == "20-99") add(20, 99);
  if (bucket == "100+") add(100, std::nullopt);
}

// Everything but the blocks: as many rows as there are kiosks, read at one moment.
struct Moment {
  std::int64_t last_position = 0;
  std::map<std::string, std::string> sites;  // by kiosk
  std::vector<ChainState> chains;
  std::vector<Alarm> alarms;
  Voids voids;
};

base::Result<Moment> read_moment(const Rows& rows) {
  Moment moment;
  TRY_ASSIGN(moment.last_position, rows.last_position());
  TRY_ASSIGN(const std::vector<Station> stations, rows.stations());
  for (const Station& station : stations) moment.sites[station.kiosk] = station.site;
  TRY_ASSIGN(moment.chains, chain_states(rows));
  TRY_ASSIGN(moment.alarms, rows.alarms());
  TRY_ASSIGN(const std::vector<Void> voids, rows.voids());
  moment.voids = Voids(voids);
  return moment;
}

base::Result<std::vector<StoredBlock>> read_blocks(Store& store, const Moment& moment) {
  std::vector<StoredBlock> blocks;
  TRY(visit_blocks(store, moment.last_position, [&](const BlockRow& row) -> base::Result<void> {
    auto block = evaluation::parse_block(row.json);
    if (!block) return base::fail(base::ErrorCode::corrupt, "a stored block is damaged: " + block.error().message);
    blocks.push_back({row.chain.kiosk, row.chain.incarnation, std::move(*block), moment.voids.covers(row.chain.kiosk, row.id), ""});
    const auto site = moment.sites.find(row.chain.kiosk);
    if (site != moment.sites.end()) blocks.back().site = site->second;
    return {};
  }));
  return blocks;
}

}  // namespace

Report make_report(const std::vector<StoredBlock>& blocks) {
  Report report;
  report.withheld_at_most = 0;
  for (const StoredBlock& stored : blocks) {
    ++report.blocks;
    if (stored.voided) ++report.voided_blocks;
    add_withheld(stored.block.withheld, report);
    report.flow = evaluation::sum(report.flow, stored.block.flow);
  }
  add_sections(tally(blocks), report);
  report.inconsistencies = inconsistencies(blocks);
  return report;
}

base::Result<Report> make_report(Store& store) {
  TRY_ASSIGN(Moment moment, store.read(read_moment));
  TRY_ASSIGN(const std::vector<StoredBlock> blocks, read_blocks(store, moment));
  Report report = make_report(blocks);
  report.stations = static_cast<std::int64_t>(moment.sites.size());
  std::set<std::string> heard;
  for (const StoredBlock& block : blocks) heard.insert(block.kiosk);
  for (const auto& [kiosk, site] : moment.sites) {
    if (!heard.contains(kiosk)) ++report.silent_stations;
    if (site.empty()) ++report.placeless_stations;
  }
  for (const ChainState& chain : moment.chains) report.parked_blocks += static_cast<std::int64_t>(chain.parked_blocks);
  report.chains = std::move(moment.chains);
  report.alarms = std::move(moment.alarms);
  return report;
}

}  // namespace api
