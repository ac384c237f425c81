#include "consistency.h"

#include <algorithm>
#include <map>

#include "evaluation/scoring.h"

namespace api {
namespace {

using evaluation::Block;
using evaluation::Cell;
using evaluation::Table;

using Margin = std::map<std::vector<std::string>, std::int64_t>;          // by level in each wave
using Margins = std::map<std::pair<std::string, std::string>, Margin>;  // by kind and slot

// Why there is no answer is told in tables of one wave alone.
std::string without_reason(const std::string& word) {
  const auto& levels = evaluation::unanswered_levels;
  return std::string(std::find(levels.begin(), levels.end(), word) == levels.end() ? word : evaluation::level::unanswered);
}

// What the last of the first waves does not ask stands in no block over them.
bool tells_of(const Table& table, std::size_t waves) {
  const evaluation::ItemTypeFacts* type = evaluation::find_item_type(table.construct);
  evaluation::Waves first;
  for (std::size_t i = 0; i < waves; ++i) first.push_back(evaluation::all_waves.at(i).wave);
  return type == nullptr || !evaluation::told_waves(first, *type).empty();
}

// Over the first waves alone.
void add_margins(const Block& block, std::size_t waves, Margins& margins) {
  for (const Table& table : block.tables) {
    if (table.is_practice() || !tells_of(table, waves)) continue;
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

bool adds_a_wave(const Block& block) { return !block.parents.empty() && !evaluation::is_of_one_wave(block); }

}  // namespace

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
