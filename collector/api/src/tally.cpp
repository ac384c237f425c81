#include "tally.h"

#include <algorithm>
#include <optional>

namespace api {
namespace {

using evaluation::Block;
using evaluation::BlockPhase;
using evaluation::Cell;
using evaluation::PairCounts;
using evaluation::Table;
using evaluation::TableKind;

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
    const auto before = answered_level(cell.before);
    const auto after = answered_level(cell.after);
    if (!before || !after) continue;
    tally.levels[*before][*after] += cell.count;
    add_pair(tally.pairs[kiosk], *before == 0, *after == 0, cell.count);
  }
}

bool is_rating(const std::string& level) { return level == "rated_bad" || level == "rated_good"; }

void add_probe(const Table& table, const std::string& kiosk, KioskPairs& pairs) {
  for (const Cell& cell : table.cells) {
    if (!is_rating(cell.before) || !is_rating(cell.after)) continue;
    add_pair(pairs[kiosk], cell.before == "rated_bad", cell.after == "rated_bad", cell.count);
  }
}

std::int64_t not_seen_after(const Block& block) { return block.n - block.started_post; }

void add_attrition(const Block& block, Attrition& attrition) {
  attrition.n += block.n;
  attrition.started_pre += block.started_pre;
  attrition.completed_pre += block.completed_pre;
  attrition.started_post += block.started_post;
  attrition.completed_post += block.completed_post;
  attrition.not_seen += not_seen_after(block);
  attrition.link_failures += block.link_failures;
}

void add_pairs(const StoredBlock& stored, SectionTally& section) {
  for (const Table& table : stored.block.tables) {
    if (table.kind == TableKind::item) add_item(table, stored.kiosk, section.constructs[table.construct]);
    if (table.kind == TableKind::probe) {
      add_probe(table, stored.kiosk, table.foil ? section.over_alarm : section.sensitivity);
    }
  }
  for (const evaluation::Moments& sums : stored.block.moments) {
    ConstructTally& construct = section.constructs[sums.construct];
    construct.scored += sums.n;
    construct.before_sum += sums.x;
    construct.after_sum += sums.y;
  }
}

void add_totals(const Block& block, PhaseTotals& totals) {
  ++totals.blocks;
  totals.n += block.n;
  for (const Table& table : block.tables) {
    auto total = std::find_if(totals.tables.begin(), totals.tables.end(), [&](const TableTotal& known) {
      return known.kind == table.kind && known.slot == table.slot;
    });
    if (total == totals.tables.end()) {
      totals.tables.push_back({table.kind, table.slot, table.construct, table.foil, {}});
      total = totals.tables.end() - 1;
    }
    for (const Cell& cell : table.cells) total->cells[{cell.before, cell.after}] += cell.count;
  }
}

using Margin = std::map<std::string, std::int64_t>;                       // by level before
using Margins = std::map<std::pair<TableKind, std::string>, Margin>;      // by table

void add_margins(const Block& block, Margins& margins) {
  for (const Table& table : block.tables) {
    if (table.kind == TableKind::practice) continue;
    for (const Cell& cell : table.cells) margins[{table.kind, table.slot}][cell.before] += cell.count;
  }
}

}  // namespace

std::map<SectionKey, SectionTally> tally(const std::vector<StoredBlock>& blocks) {
  std::map<SectionKey, SectionTally> sections;
  for (const StoredBlock& stored : blocks) {
    if (stored.voided) continue;
    const Block& block = stored.block;
    SectionTally& section = sections[{block.stratum.instrument, block.stratum.arm}];
    if (block.phase == BlockPhase::w1) {
      add_totals(block, section.w1);
    } else {
      add_totals(block, section.w12);
      section.sittings_by_kiosk[stored.kiosk] += block.n;
      add_attrition(block, section.attrition);
      add_pairs(stored, section);
    }
  }
  return sections;
}

std::vector<std::string> inconsistencies(const std::vector<StoredBlock>& blocks) {
  std::map<std::string, const Block*> by_id;
  for (const StoredBlock& stored : blocks) by_id[stored.block.id] = &stored.block;
  std::vector<std::string> problems;
  for (const StoredBlock& stored : blocks) {
    if (stored.block.phase != BlockPhase::w12) continue;
    Margins own;
    Margins of_parents;
    add_margins(stored.block, own);
    bool complete = true;
    for (const std::string& parent : stored.block.parents) {
      const auto found = by_id.find(parent);
      complete = complete && found != by_id.end();
      if (found != by_id.end()) add_margins(*found->second, of_parents);
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
