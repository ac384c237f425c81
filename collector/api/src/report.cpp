#include "api/report.h"

#include <utility>

#include "api/block_pages.h"
#include "api/voids.h"
#include "tally.h"

namespace api {
namespace {

using evaluation::PairCounts;

std::vector<PairCounts> clusters_of(const KioskPairs& pairs) {
  std::vector<PairCounts> clusters;
  for (const auto& [kiosk, counts] : pairs) clusters.push_back(counts);
  return clusters;
}

PairCounts total_of(const std::vector<PairCounts>& clusters) {
  PairCounts total;
  for (const PairCounts& counts : clusters) total += counts;
  return total;
}

std::optional<double> mean(std::int64_t thousandths, std::int64_t count) {
  if (count == 0) return std::nullopt;
  return static_cast<double>(thousandths) / 1000 / static_cast<double>(count);
}

ConstructResult analyse(const std::string& construct, const ConstructTally& tally) {
  const std::vector<PairCounts> clusters = clusters_of(tally.pairs);
  ConstructResult result;
  result.construct = construct;
  result.judged = tally.judged;
  result.pairs = total_of(clusters);
  result.sums = evaluation::cluster_sums(clusters);
  result.change = evaluation::clustered_change(result.sums);
  result.difference = evaluation::newcombe_difference(result.pairs);
  result.mcnemar = evaluation::mcnemar(result.pairs);
  result.eliasziw_donner = evaluation::eliasziw_donner(clusters);
  result.obuchowski = evaluation::obuchowski(clusters);
  result.durkalski = evaluation::durkalski(clusters);
  result.yang = evaluation::yang(clusters);
  result.stuart_maxwell = evaluation::stuart_maxwell(tally.levels);
  result.bhapkar = evaluation::bhapkar(tally.levels);
  result.bowker = evaluation::bowker(tally.levels);
  result.scored = tally.scored;
  result.mean_before = mean(tally.before_sum, tally.scored);
  result.mean_after = mean(tally.after_sum, tally.scored);
  return result;
}

ProbeRates analyse(const KioskPairs& pairs) {
  const std::vector<PairCounts> clusters = clusters_of(pairs);
  ProbeRates rates;
  rates.pairs = total_of(clusters);
  rates.sums = evaluation::cluster_sums(clusters);
  rates.change = evaluation::clustered_change(rates.sums);
  rates.difference = evaluation::newcombe_difference(rates.pairs);
  return rates;
}

Section make_section(const SectionKey& key, SectionTally tally) {
  Section section;
  section.instrument = key.first;
  section.arm = key.second;
  section.kiosks = static_cast<std::int64_t>(tally.sittings_by_kiosk.size());
  section.attrition = tally.attrition;
  for (const auto& [construct, counts] : tally.constructs) section.constructs.push_back(analyse(construct, counts));
  section.sensitivity = analyse(tally.sensitivity);
  section.over_alarm = analyse(tally.over_alarm);
  section.totals = std::move(tally.totals);
  return section;
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
  std::int64_t stations = 0;
  std::vector<ChainState> chains;
  std::vector<Alarm> alarms;
  Voids voids;
};

base::Result<Moment> read_moment(const Rows& rows) {
  Moment moment;
  TRY_ASSIGN(moment.last_position, rows.last_position());
  TRY_ASSIGN(const std::vector<Station> stations, rows.stations());
  moment.stations = static_cast<std::int64_t>(stations.size());
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
    blocks.push_back({row.chain.kiosk, row.chain.incarnation, std::move(*block), moment.voids.covers(row.chain.kiosk, row.id)});
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
  for (auto& [key, counts] : tally(blocks)) report.sections.push_back(make_section(key, std::move(counts)));
  report.inconsistencies = inconsistencies(blocks);
  return report;
}

base::Result<Report> make_report(Store& store) {
  TRY_ASSIGN(Moment moment, store.read(read_moment));
  TRY_ASSIGN(const std::vector<StoredBlock> blocks, read_blocks(store, moment));
  Report report = make_report(blocks);
  report.stations = moment.stations;
  for (const ChainState& chain : moment.chains) report.parked_blocks += static_cast<std::int64_t>(chain.parked_blocks);
  report.chains = std::move(moment.chains);
  report.alarms = std::move(moment.alarms);
  return report;
}

}  // namespace api
