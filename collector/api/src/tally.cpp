#include "tally.h"

#include <algorithm>
#include <optional>

#include "evaluation/noise.h"
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

// Among the levels of the construct's items, the wished one first. Sensitive tables may tell the rest as one.
struct Answered {
  bool wished = false;
  std::optional<std::size_t> level;  // absent: any but the first
  int height = 0;
};

std::optional<Answered> answered(const std::string& word, const evaluation::ItemTypeFacts& type) {
  if (word == evaluation::level::other) return Answered{};
  const auto& levels = type.tables.front().levels;
  const auto found = std::find(levels.begin(), levels.end(), word);
  if (found == levels.end()) return std::nullopt;
  const auto level = static_cast<std::size_t>(found - levels.begin());
  return Answered{level == 0, level, type.heights.empty() ? 0 : type.heights[level]};
}

// The variance that noise gives a count.
double cell_noise(const Block& block, const Table& table) { return static_cast<double>(evaluation::cell_variance(block, table)); }
double row_noise(const Block& block) { return block.noise ? static_cast<double>(block.noise->variance) : 0; }

void add_pair(PairCounts& pairs, bool before, bool after, std::int64_t count, double noise) {
  pairs.noise += noise;
  (before ? (after ? pairs.both : pairs.losses) : (after ? pairs.gains : pairs.neither)) += count;
}

void add_item(const Table& table, double noise, const evaluation::ItemTypeFacts& type, std::size_t site, ConstructSums& sums) {
  SlotSums& slot = sums.slots[table.slot];
  slot.foil = table.foil;
  for (const Cell& cell : table.cells) {
    const auto before = answered(cell.levels[before_at], type);
    const auto after = answered(cell.levels[after_at], type);
    if (!before || !after) continue;
    if (before->level && after->level) sums.levels[*before->level][*after->level] += cell.count;
    add_pair(at(sums.pairs, site), before->wished, after->wished, cell.count, noise);
    add_pair(at(slot.pairs, site), before->wished, after->wished, cell.count, noise);
    if (!sums.ordered) continue;
    const int step = after->height - before->height;
    at(sums.moved, site) += {cell.count, step > 0 ? cell.count : step < 0 ? -cell.count : 0, noise};
  }
}

bool is_call(const std::string& level) { return level == "called_risky" || level == "called_fine"; }

void add_probe(const Table& table, double noise, std::size_t site, SitePairs& pairs) {
  for (const Cell& cell : table.cells) {
    const std::string& before = cell.levels[before_at];
    const std::string& after = cell.levels[after_at];
    if (!is_call(before) || !is_call(after)) continue;
    add_pair(at(pairs, site), before == "called_risky", after == "called_risky", cell.count, noise);
  }
}

void add_scores(const Moments& moments, double noise, std::size_t site, ConstructSums& sums) {
  SiteScores& scores = moments.first_form == "A" ? sums.began_a : moments.first_form == "B" ? sums.began_b : sums.mixed;
  at(scores, site) += {moments.n, moments.sums[before_at], moments.sums[after_at], moments.products[0], moments.products[1], moments.products[2], noise};
}

ConstructSums& construct_of(const evaluation::ItemTypeFacts& type, SectionSums& sums) {
  const auto [found, fresh] = sums.constructs.try_emplace(std::string(type.name));
  if (!fresh) return found->second;
  found->second.judged = type.tables.front().levels.front() == "right";
  found->second.ordered = !type.heights.empty();
  found->second.counts_right = found->second.judged && found->second.ordered;
  return found->second;
}

// What is compared over a lesson: nothing that takes weeks to change.
const evaluation::ItemTypeFacts* compared_type(const std::string& construct) {
  const evaluation::ItemTypeFacts* type = evaluation::find_item_type(construct);
  return type == nullptr || type->looks_back ? nullptr : type;
}

void add_change(const Block& block, std::size_t site, SectionSums& sums) {
  if (block.content == evaluation::Content::plain) at(sums.children, site) += block.n;
  for (const Table& table : block.tables) {
    const evaluation::ItemTypeFacts* type = compared_type(table.construct);
    if (table.kind == "item" && type != nullptr) add_item(table, cell_noise(block, table), *type, site, construct_of(*type, sums));
    if (table.kind == "probe") add_probe(table, cell_noise(block, table), site, table.foil ? sums.safe : sums.risky);
  }
  for (const Moments& moments : block.moments) {
    if (const auto* type = compared_type(moments.construct)) add_scores(moments, row_noise(block), site, construct_of(*type, sums));
  }
}

std::size_t waves_told(const Block& block, const evaluation::ItemTypeFacts& type) { return evaluation::told_waves(block.waves, type).size(); }

// Before and weeks later, of those who came back: the first wave and the last of those that a construct is told of.
void add_later(const Block& block, std::size_t site, SectionSums& sums) {
  if (block.content == evaluation::Content::plain) at(sums.back, site) += block.n;
  for (const Moments& moments : block.moments) {
    const evaluation::ItemTypeFacts* type = evaluation::find_item_type(moments.construct);
    if (type == nullptr || waves_told(block, *type) < 2) continue;
    const std::size_t last = waves_told(block, *type) - 1;
    at(sums.later[moments.construct].scores, site) += {moments.n, moments.sums.front(), moments.sums.at(last), moments.products.front(),
                                                       moments.products.at(last), moments.products.back(), row_noise(block)};
  }
  for (const Table& table : block.tables) {
    const evaluation::ItemTypeFacts* type = evaluation::find_item_type(table.construct);
    if (table.kind != "item" || type == nullptr) continue;
    for (const Cell& cell : table.cells) {
      const auto before = answered(cell.levels.front(), *type);
      const auto later = answered(cell.levels.back(), *type);
      if (before && later) add_pair(at(sums.later[table.construct].slots[table.slot], site), before->wished, later->wished, cell.count, cell_noise(block, table));
    }
  }
}

void add_who_came_back(const Block& block, std::size_t site, SectionSums& sums) {
  for (const Moments& moments : block.moments) {
    if (evaluation::find_item_type(moments.construct) == nullptr) continue;
    LaterSums& later = sums.later[moments.construct];
    at(block.cohort == Cohort::returned ? later.back_before : later.away_before, site) += {moments.n, moments.sums[before_at], row_noise(block)};
  }
}

// The first survey alone: of those who finished, and of those who left.
void add_first_survey(const Block& block, std::size_t site, SectionSums& sums) {
  const bool finished = block.cohort != Cohort::left;
  for (const Moments& moments : block.moments) {
    const evaluation::ItemTypeFacts* type = compared_type(moments.construct);
    if (type == nullptr) continue;
    ConstructSums& construct = construct_of(*type, sums);
    at(finished ? construct.finished_before : construct.left_before, site) += {moments.n, moments.sums[before_at], row_noise(block)};
  }
  for (const Table& table : block.tables) {
    const evaluation::ItemTypeFacts* type = compared_type(table.construct);
    if (table.kind != "item" || type == nullptr) continue;
    evaluation::TwoGroups& groups = at(construct_of(*type, sums).right_before, site);
    for (const Cell& cell : table.cells) {
      const auto said = answered(cell.levels[before_at], *type);
      if (!said) continue;
      std::int64_t& count = finished ? (said->wished ? groups.first_right : groups.first_not)
                                     : (said->wished ? groups.second_right : groups.second_not);
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
      totals.tables.push_back({table.kind, table.slot, table.construct, table.foil, table.block, {}, 0});
      total = totals.tables.end() - 1;
    }
    for (const Cell& cell : table.cells) total->cells[cell.levels] += cell.count;
    total->noise += cell_noise(block, table);
  }
}

}  // namespace

Tally tally(const std::vector<StoredBlock>& blocks) {
  Tally result;
  std::map<std::string, std::size_t> places;
  for (const StoredBlock& stored : blocks) {
    if (stored.voided) continue;
    const Block& block = stored.block;
    const auto [place, fresh] = places.try_emplace(stored.site, places.size());
    if (fresh) result.sites.push_back(place->first);
    SectionTally& section = result.sections[block.stratum.instrument][block.stratum.arm];
    section.kiosks.insert(stored.kiosk);
    add_totals(block, section.totals[block.waves]);
    if (block.noise && (!section.sums.noise || base::value_of(*section.sums.noise) < base::value_of(block.noise->rho))) section.sums.noise = block.noise->rho;
    if (section.sums.primary.empty()) section.sums.primary = block.primary;
    add_attrition(block, section);
    section.attrition.flow = evaluation::sum(section.attrition.flow, block.flow);
    if (evaluation::is_first_wave(block)) add_first_survey(block, place->second, section.sums);
    if (evaluation::is_first_wave(block)) add_who_came_back(block, place->second, section.sums);
    if (block.waves.size() == evaluation::all_waves.size()) add_later(block, place->second, section.sums);
    if (block.waves == compared) add_change(block, place->second, section.sums);
  }
  return result;
}

}  // namespace api
