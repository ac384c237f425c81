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

// Each sitting is in one plain block of the first wave.
void add_attrition(const Block& block, Attrition& attrition) {
  if (block.content != evaluation::Content::plain || !evaluation::is_first_wave(block)) return;
  (block.cohort == evaluation::Cohort::finished ? attrition.in_blocks : attrition.left_in_blocks) += block.n;
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

// Why there is no answer is told in tables of one wave alone.
std::string without_reason(const std::string& word) {
  const auto& levels = evaluation::unanswered_levels;
  return std::string(std::find(levels.begin(), levels.end(), word) == levels.end() ? word : evaluation::level::unanswered);
}

// Over the first waves alone.
void add_margins(const Block& block, std::size_t waves, Margins& margins) {
  for (const Table& table : block.tables) {
    if (table.is_practice()) continue;
    for (const Cell& cell : table.cells) {
      std::vector<std::string> levels(cell.levels.begin(), cell.levels.begin() + static_cast<std::ptrdiff_t>(std::min(waves, cell.levels.size())));
      for (std::string& word : levels) word = without_reason(word);
      margins[{table.kind, table.slot}][std::move(levels)] += cell.count;
    }
  }
}

bool merges_levels(const Margin& margin) {
  return std::any_of(margin.begin(), margin.end(), [](const auto& cell) {
    return std::find(cell.first.begin(), cell.first.end(), evaluation::level::other) != cell.first.end();
  });
}

// What both tell in as much detail.
bool agree(const Margins& own, const Margins& of_parents) {
  return std::all_of(own.begin(), own.end(), [&](const auto& table) {
    const auto parent = of_parents.find(table.first);
    if (parent == of_parents.end()) return false;
    return table.second == parent->second || merges_levels(table.second) || merges_levels(parent->second);
  });
}

bool adds_a_wave(const Block& block) { return !block.parents.empty() && !evaluation::is_first_wave(block); }

}  // namespace

std::map<SectionKey, SectionTally> tally(const std::vector<StoredBlock>& blocks) {
  std::map<SectionKey, SectionTally> sections;
  for (const StoredBlock& stored : blocks) {
    if (stored.voided) continue;
    const Block& block = stored.block;
    SectionTally& section = sections[{block.stratum.instrument, block.stratum.arm}];
    add_totals(block, section.totals[block.waves]);
    add_attrition(block, section.attrition);
    section.attrition.flow = evaluation::sum(section.attrition.flow, block.flow);
    if (block.waves != compared) continue;
    if (block.content == evaluation::Content::plain) section.sittings_by_kiosk[stored.kiosk] += block.n;
    add_pairs(stored, section);
  }
  return sections;
}

std::vector<std::string> inconsistencies(const std::vector<StoredBlock>& blocks) {
  std::map<std::string, const Block*> by_id;
  for (const StoredBlock& stored : blocks) by_id[stored.block.id] = &stored.block;
  std::vector<std::string> problems;
  for (const StoredBlock& stored : blocks) {
    const std::size_t waves = adds_a_wave(stored.block) ? stored.block.waves.size() - 1 : 0;  // that its parents tell of, too
    std::int64_t n = 0;
    Margins own;
    Margins of_parents;
    if (waves > 0) add_margins(stored.block, waves, own);
    bool complete = true;
    for (const std::string& parent : stored.block.parents) {
      const auto found = by_id.find(parent);
      complete = complete && found != by_id.end();
      if (found == by_id.end()) continue;
      n += found->second->n;
      if (waves > 0) add_margins(*found->second, waves, of_parents);
    }
    if (!complete) {
      problems.push_back("block " + stored.block.id + " came before one of its parents");
    } else if (!stored.block.parents.empty() && n != stored.block.n) {
      problems.push_back("block " + stored.block.id + " is not over as many as its parents");
    } else if (!agree(own, of_parents)) {
      problems.push_back("block " + stored.block.id + " differs from its parents in what was answered before");
    }
  }
  return problems;
}

}  // namespace api
