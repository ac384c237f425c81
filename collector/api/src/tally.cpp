#include "tally.h"

#include <algorithm>
#include <optional>

#include "evaluation/scoring.h"

namespace api {
namespace {

using evaluation::Block;
using evaluation::Cell;
using evaluation::PairCounts;
using evaluation::Table;

// The waves that are compared, as places in a cell.
const evaluation::Waves compared{evaluation::Wave::pre, evaluation::Wave::post};
constexpr std::size_t before_at = 0;
constexpr std::size_t after_at = 1;

std::optional<std::size_t> answered_level(const std::string& level) {
  if (level == "right") return 0;
  if (level == "wrong") return 1;
  if (level == "not_sure") return 2;
  return std::nullopt;
}

void add_pair(PairCounts& pairs, bool before, bool after, std::int64_t count) {
  (before ? (after ? pairs.both : pairs.losses) : (after ? pairs.gains : pairs.neither)) += count;
}

void add_item(const Table& table, const std::string& kiosk, ConstructTally& tally) {
  for (const Cell& cell : table.cells) {
    const auto before = answered_level(cell.levels[before_at]);
    const auto after = answered_level(cell.levels[after_at]);
    if (!before || !after) continue;
    tally.levels[*before][*after] += cell.count;
    add_pair(tally.pairs[kiosk], *before == 0, *after == 0, cell.count);
  }
}

bool is_rating(const std::string& level) { return level == "rated_bad" || level == "rated_good"; }

void add_probe(const Table& table, const std::string& kiosk, KioskPairs& pairs) {
  for (const Cell& cell : table.cells) {
    const std::string& before = cell.levels[before_at];
    const std::string& after = cell.levels[after_at];
    if (!is_rating(before) || !is_rating(after)) continue;
    add_pair(pairs[kiosk], before == "rated_bad", after == "rated_bad", cell.count);
  }
}

void add_attrition(const Block& block, Attrition& attrition) {
  attrition.n += block.n;
  attrition.waves.resize(block.waves.size());
  for (std::size_t i = 0; i < block.waves.size(); ++i) {
    attrition.waves[i].wave = block.waves[i].wave;
    attrition.waves[i].started += block.waves[i].started;
    attrition.waves[i].completed += block.waves[i].completed;
  }
  attrition.not_seen += block.n - block.waves.back().started;
  attrition.link_failures += block.link_failures;
}

bool is_judged(const std::string& construct) {
  const auto types = evaluation::item_types();
  return std::any_of(types.begin(), types.end(), [&](const evaluation::ItemTypeFacts& type) {
    const auto& levels = type.tables.front().levels;
    return type.name == construct && std::find(levels.begin(), levels.end(), "right") != levels.end();
  });
}

void add_pairs(const StoredBlock& stored, SectionTally& section) {
  for (const Table& table : stored.block.tables) {
    if (table.kind == "item") {
      ConstructTally& construct = section.constructs[table.construct];
      construct.judged = is_judged(table.construct);
      add_item(table, stored.kiosk, construct);
    }
    if (table.kind == "probe") {
      add_probe(table, stored.kiosk, table.foil ? section.over_alarm : section.sensitivity);
    }
  }
  for (const evaluation::Moments& sums : stored.block.moments) {
    ConstructTally& construct = section.constructs[sums.construct];
    construct.scored += sums.n;
    construct.before_sum += sums.sums[before_at];
    construct.after_sum += sums.sums[after_at];
  }
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

using Margin = std::map<std::vector<std::string>, std::int64_t>;          // by level in each wave
using Margins = std::map<std::pair<std::string, std::string>, Margin>;  // by kind and slot

// Over the first waves alone.
void add_margins(const Block& block, std::size_t waves, Margins& margins) {
  for (const Table& table : block.tables) {
    if (table.is_practice()) continue;
    for (const Cell& cell : table.cells) {
      const auto end = cell.levels.begin() + static_cast<std::ptrdiff_t>(std::min(waves, cell.levels.size()));
      margins[{table.kind, table.slot}][{cell.levels.begin(), end}] += cell.count;
    }
  }
}

}  // namespace

std::map<SectionKey, SectionTally> tally(const std::vector<StoredBlock>& blocks) {
  std::map<SectionKey, SectionTally> sections;
  for (const StoredBlock& stored : blocks) {
    if (stored.voided) continue;
    const Block& block = stored.block;
    SectionTally& section = sections[{block.stratum.instrument, block.stratum.arm}];
    const evaluation::Waves waves = evaluation::waves_of(block);
    add_totals(block, section.totals[waves]);
    if (waves != compared) continue;
    section.sittings_by_kiosk[stored.kiosk] += block.n;
    add_attrition(block, section.attrition);
    add_pairs(stored, section);
  }
  return sections;
}

std::vector<std::string> inconsistencies(const std::vector<StoredBlock>& blocks) {
  std::map<std::string, const Block*> by_id;
  for (const StoredBlock& stored : blocks) by_id[stored.block.id] = &stored.block;
  std::vector<std::string> problems;
  for (const StoredBlock& stored : blocks) {
    if (stored.block.parents.empty()) continue;
    const std::size_t waves = stored.block.waves.size() - 1;  // that its parents cover
    Margins own;
    Margins of_parents;
    add_margins(stored.block, waves, own);
    bool complete = true;
    for (const std::string& parent : stored.block.parents) {
      const auto found = by_id.find(parent);
      complete = complete && found != by_id.end();
      if (found != by_id.end()) add_margins(*found->second, waves, of_parents);
    }
    if (!complete) {
      problems.push_back("block " + stored.block.id + " came before one of its parents");
    } else if (own != of_parents) {
      problems.push_back("block " + stored.block.id + " differs from its parents in what was answered before");
    }
  }
  return problems;
}

}  // namespace api
