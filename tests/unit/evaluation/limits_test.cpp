#include "base/batch_limits.h"
#include "base/random.h"
#include "evaluation/envelope.h"
#include "evaluation/scoring.h"
#include "support/catch.h"
#include "support/sittings.h"

using namespace evaluation;

namespace {

// The words of the item type's table that has most.
std::vector<std::string> most_levels() {
  std::vector<std::string> most;
  for (const ItemTypeFacts& type : item_types()) {
    for (const TableType& table : type.tables) {
      if (table.levels.size() + unanswered_levels.size() <= most.size()) continue;
      most.assign(table.levels.begin(), table.levels.end());
      most.insert(most.end(), unanswered_levels.begin(), unanswered_levels.end());
    }
  }
  return most;
}

// As many tables as may be, each with every cell filled by chance and a slot of 64 letters and digits.
Block fullest_block() {
  Block block = support::blocks(support::identity())[1];
  const std::vector<std::string> levels = most_levels();
  base::Random random(3);
  block.tables.clear();
  block.n = 1'000'000;
  while (block.tables.size() < base::max_tables_per_block) {
    Table table{"item", "", "knowledge", false, {}, ""};
    while (table.slot.size() < 64) table.slot += "0123456789abcdefghijklmnopqrstuvwxyz-_"[random.below(38)];
    std::int64_t left = block.n;
    for (const std::string& before : levels) {
      for (const std::string& after : levels) {
        const auto count = static_cast<std::int64_t>(random.below(14'000)) + 1;
        table.cells.push_back({{before, after}, count});
        left -= count;
      }
    }
    table.cells.back().count += left;
    block.tables.push_back(std::move(table));
  }
  return block;
}

}  // namespace

TEST_CASE("a block of as many tables as may be is sent however badly it compresses") {
  Block block = fullest_block();
  REQUIRE(check_sendable(block));
  const Batch batch{{"k-test", std::string(32, '1'), 1, std::string(64, '0')}, {block}};
  CHECK(encode_batch(batch, support::keys(1), support::keys(2).box_public).has_value());
}

TEST_CASE("a block of one table more cannot be sent") {
  Block block = fullest_block();
  block.tables.push_back(block.tables.front());
  block.tables.back().slot = "one-more";
  CHECK(check_sendable(block).error().message == "block.body.tables has a value that may not leave the kiosk");
}
