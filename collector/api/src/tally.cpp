#include "tally.h"

#include <algorithm>
#include <array>
#include <optional>

#include "evaluation/scoring.h"

namespace api {
namespace {

using evaluation::Block;
using evaluation::Cell;
using evaluation::Cohort;
using evaluation::Moments;
using evaluation::PairCounts;
using evaluation::Table;

// The waves that are compared, as places in a cell.
const evaluation::Waves compared{evaluation::Wave::pre, evaluation::Wave::post};
constexpr std::size_t before_at = 0;
constexpr std::size_t after_at = 1;

template <typename Row>
Row& at(std::vector<Row>& rows, std::size_t site) {
  if (rows.size() <= site) rows.resize(site + 1);
  return rows[site];
}

std::optional<std::size_t> answered_level(const std::string& level) {
  if (level == "right") return 0;
  if (level == "wrong") return 1;
  if (level == "not_sure") return 2;
  return std::nullopt;
}

void add_pair(PairCounts& pairs, bool before, bool after, std::int64_t count) {
  (before ? (after ? pairs.both : pairs.losses) : (after ? pairs.gains : pairs.neither)) += count;
}

// Right is 2, not sure 1, wrong 0.
int height(std::size_t level) {
  constexpr std::array<int, 3> heights{2, 0, 1};
  return heights.at(level);
}

void add_item(const Table& table, std::size_t site, ConstructSums& sums) {
  SlotSums& slot = sums.slots[table.slot];
  slot.foil = table.foil;
  for (const Cell& cell : table.cells) {
    const auto before = answered_level(cell.levels[before_at]);
    const auto after = answered_level(cell.levels[after_at]);
    if (!before || !after) continue;
    sums.levels[*before][*after] += cell.count;
    add_pair(at(sums.pairs, site), *before == 0, *after == 0, cell.count);
    add_pair(at(slot.pairs, site), *before == 0, *after == 0, cell.count);
    if (!sums.ordered) continue;
    const int step = height(*after) - height(*before);
    at(sums.moved, site) += {cell.count, step > 0 ? cell.count : step < 0 ? -cell.count : 0};
  }
}

bool is_rating(const std::string& level) { return level == "rated_bad" || level == "rated_good"; }

void add_probe(const Table& table, std::size_t site, SitePairs& pairs) {
  for (const Cell& cell : table.cells) {
    const std::string& before = cell.levels[before_at];
    const std::string& after = cell.levels[after_at];
    if (!is_rating(before) || !is_rating(after)) continue;
    add_pair(at(pairs, site), before == "rated_bad", after == "rated_bad", cell.count);
  }
}

void add_scores(const Moments& moments, std::size_t site, ConstructSums& sums) {
  SiteScores& scores = moments.first_form == "A" ? sums.began_a : moments.first_form == "B" ? sums.began_b : sums.mixed;
  at(scores, site) += {moments.n, moments.sums[before_at], moments.sums[after_at], moments.products[0], moments.products[1], moments.products[2]};
}

ConstructSums& construct_of(const std::string& name, SectionSums& sums) {
  const auto [found, fresh] = sums.constructs.try_emplace(name);
  if (!fresh) return found->second;
  for (const evaluation::ItemTypeFacts& type : evaluation::item_types()) {
    const auto& levels = type.tables.front().levels;
    const auto has = [&](std::string_view level) { return std::find(levels.begin(), levels.end(), level) != levels.end(); };
    if (type.name != name) continue;
    found->second.judged = has("right");
    found->second.ordered = has("right") && has("not_sure");
  }
  return found->second;
}

void add_change(const Block& block, std::size_t site, SectionSums& sums) {
  if (block.content == evaluation::Content::plain) at(sums.children, site) += block.n;
  for (const Table& table : block.tables) {
    if (table.kind == "item") add_item(table, site, construct_of(table.construct, sums));
    if (table.kind == "probe") add_probe(table, site, table.foil ? sums.safe : sums.risky);
  }
  for (const Moments& moments : block.moments) add_scores(moments, site, construct_of(moments.construct, sums));
}

// The first survey alone: of those who finished, and of those who left.
void add_first_survey(const Block& block, std::size_t site, SectionSums& sums) {
  const bool finished = block.cohort != Cohort::left;
  for (const Moments& moments : block.moments) {
    ConstructSums& construct = construct_of(moments.construct, sums);
    at(finished ? construct.finished_before : construct.left_before, site) += {moments.n, moments.sums[before_at]};
  }
  for (const Table& table : block.tables) {
    if (table.kind != "item") continue;
    evaluation::TwoGroups& groups = at(construct_of(table.construct, sums).right_before, site);
    for (const Cell& cell : table.cells) {
      const auto level = answered_level(cell.levels[before_at]);
      if (!level) continue;
      std::int64_t& count = finished ? (*level == 0 ? groups.first_right : groups.first_not)
                                     : (*level == 0 ? groups.second_right : groups.second_not);
      count += cell.count;
    }
  }
}

// Each first visit is in one plain block of the first wave.
void add_attrition(const Block& block, SectionTally& section) {
  section.attrition.link_failures += block.link_failures;
  if (block.content != evaluation::Content::plain || !evaluation::is_first_wave(block)) return;
  (block.cohort == Cohort::left ? section.attrition.left_in_blocks : section.attrition.in_blocks) += block.n;
  if (block.cohort == Cohort::left) section.sums.left += block.n;
}

void add_totals(const Block& block, WaveTotals& totals) {
  ++totals.blocks;
  totals.n += block.n;
  for (const Table& table : block.tables) {
    auto total = std::find_if(totals.tables.begin(), totals.tables.end(), [&](const TableTotal& known) {
      return known.kind == table.kind && known.slot == table.slot && known.block == table.block;
    });
    if (total == totals.tables.end()) {
      totals.tables.push_back({table.kind, table.slot, table.construct, table.foil, table.block, {}});
      total = totals.tables.end() - 1;
    }
    for (const Cell& cell : table.cells) total->cells[cell.levels] += cell.count;
  }
}

}  // namespace

Tally tally(const std::vector<StoredBlock>& blocks) {
  Tally result;
  std::map<std::string, std::size_t> places;
  for (const StoredBlock& stored : blocks) {
    if (stored.voided) continue;
    const Block& block = stored.block;
    const auto [place, fresh] = places.try_emplace(site_of(stored), places.size());
    if (fresh) result.sites.push_back(place->first);
    SectionTally& section = result.sections[block.stratum.instrument][block.stratum.arm];
    section.kiosks.insert(stored.kiosk);
    add_totals(block, section.totals[block.waves]);
    if (section.sums.primary.empty()) section.sums.primary = block.primary;
    add_attrition(block, section);
    section.attrition.flow = evaluation::sum(section.attrition.flow, block.flow);
    if (evaluation::is_first_wave(block)) add_first_survey(block, place->second, section.sums);
    if (block.waves == compared) add_change(block, place->second, section.sums);
  }
  return result;
}

}  // namespace api
