// Batches as they are once decoded, for tests that need no seal.
#pragma once

#include <cstdint>
#include <string>

#include "api/intake.h"
#include "support/sittings.h"

namespace support {

// Two blocks over 20 sittings; a kiosk's next batch has others.
inline api::ArrivedBatch arrived_batch(std::uint64_t sequence, const std::string& hash, const std::string& previous,
                                       const std::string& kiosk = "k-a") {
  api::ArrivedBatch arrived;
  arrived.kiosk = kiosk;
  arrived.incarnation = std::string(32, '1');
  arrived.link = {sequence, hash, previous};
  arrived.blocks = blocks(identity(kiosk), 20, sequence * 2 - 1);
  arrived.bytes = {1, 2, 3};
  arrived.received_s = 1'793'000'000;
  return arrived;
}

inline std::string plain_receipt(std::uint64_t contiguous, const std::string& head) {
  return "receipt up to " + std::to_string(contiguous) + " " + head.substr(0, 3);
}

}  // namespace support
