#include "api/chain_state.h"

#include "api/judgement.h"

namespace api {
namespace {

constexpr std::size_t batches_at_once = 256;

base::Result<std::vector<std::uint64_t>> sequences_above(const Rows& rows, const Chain& chain) {
  std::vector<std::uint64_t> sequences;
  std::uint64_t last = chain.contiguous;
  while (last < chain.highest) {
    TRY_ASSIGN(const auto page, rows.batches(chain.key, last + 1, batches_at_once));
    if (page.empty()) break;
    for (const BatchRow& row : page) sequences.push_back(row.link.sequence);
    last = sequences.back();
  }
  return sequences;
}

}  // namespace

base::Result<std::vector<ChainState>> chain_states(const Rows& rows) {
  TRY_ASSIGN(const std::vector<Chain> chains, rows.chains());
  std::vector<ChainState> states;
  for (const Chain& chain : chains) {
    TRY_ASSIGN(const auto sequences, sequences_above(rows, chain));
    states.push_back({chain.key.kiosk, chain.key.incarnation, chain.batches, chain.highest, chain.contiguous,
                      chain.parked, chain.parked_blocks, gaps_above(chain.contiguous, sequences)});
  }
  return states;
}

}  // namespace api
