// What has come from each kiosk's incarnation, with what is missing in between.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/store.h"
#include "evaluation/chain.h"

namespace api {

struct ChainState {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t batches = 0;
  std::uint64_t highest = 0;
  std::uint64_t contiguous = 0;
  std::uint64_t parked = 0;         // batches kept whole
  std::uint64_t parked_blocks = 0;  // blocks of a kind not known yet
  std::vector<evaluation::Gap> gaps;
};

// Looks at batches only where something is missing.
base::Result<std::vector<ChainState>> chain_states(const Rows& rows);

}  // namespace api
