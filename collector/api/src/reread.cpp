#include "api/reread.h"

#include <optional>
#include <vector>

namespace api {
namespace {

constexpr std::size_t blocks_at_once = 128;

// A block that says another id than it was parked under is not the one that was signed for: it stays.
std::optional<BlockRow> read_again(const ParkedBlockRow& parked, const ReadBlock& read_block) {
  const auto block = read_block(parked.json);
  if (!block || block->id != parked.id) return std::nullopt;
  return BlockRow{0, parked.id, parked.chain, parked.batch, evaluation::block_json(*block)};
}

base::Result<void> move_out(Rows& rows, const BlockRow& block) {
  TRY_ASSIGN(std::optional<Chain> chain, rows.chain(block.chain));
  if (!chain || chain->parked_blocks == 0) {
    return base::fail(base::ErrorCode::corrupt,
                      "block " + block.id + " is parked in a chain that has no parked blocks");
  }
  --chain->parked_blocks;
  TRY(rows.remove_parked_block(block.id));
  TRY(rows.insert(block));
  return rows.update(*chain);
}

base::Result<void> move_out_all(Rows& rows, const std::vector<BlockRow>& blocks) {
  for (const BlockRow& block : blocks) TRY(move_out(rows, block));
  return {};
}

}  // namespace

base::Result<Reread> reread_parked(Store& store, const ReadBlock& read_block) {
  Reread result;
  std::string after;
  while (true) {
    TRY_ASSIGN(const auto page,
               store.read([&](const Rows& rows) { return rows.parked_blocks(after, blocks_at_once); }));
    if (page.empty()) return result;
    std::vector<BlockRow> readable;
    for (const ParkedBlockRow& parked : page) {
      if (auto block = read_again(parked, read_block)) readable.push_back(std::move(*block));
    }
    if (!readable.empty()) TRY(store.write([&](Rows& rows) { return move_out_all(rows, readable); }));
    result.read += readable.size();
    result.still_parked += page.size() - readable.size();
    after = page.back().id;
  }
}

}  // namespace api
