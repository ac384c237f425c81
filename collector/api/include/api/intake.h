// Taking in a batch that was decoded: judged against its chain, then stored with its receipt, or
// quarantined with an alarm. A block of an unknown kind or instrument is parked alone; the batch's other blocks count.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "api/store.h"
#include "base/file.h"
#include "evaluation/block.h"
#include "evaluation/chain.h"
#include "evaluation/envelope.h"

namespace api {

struct ArrivedBatch {
  std::string kiosk;
  std::string incarnation;
  evaluation::Link link;
  bool parked = false;  // of a later major version: kept whole
  std::vector<evaluation::Block> blocks;
  std::vector<evaluation::ParkedBlock> parked_blocks;
  std::vector<evaluation::InstrumentRef> unregistered{};  // why some of these are parked
  std::size_t key_changes = 0;  // of its kiosk, when its signature was looked at
  base::Bytes bytes;
  std::int64_t received_s = 0;
};

// Called inside the unit of work, with the chain as it will be.
using ReceiptMaker = std::function<std::string(std::uint64_t contiguous, const std::string& chain_head)>;

struct Outcome {
  evaluation::Arrival arrival = evaluation::Arrival::fresh;
  std::string receipt;  // fresh: the one just made; else the one stored under this sequence, byte for byte, or empty
};

// Durable when it returns. Fails as the store does, and with unavailable when an instrument was registered a moment ago for
// which blocks were to be parked, or the kiosk's key was changed.
base::Result<Outcome> take_in(Store& store, const ArrivedBatch& batch, const ReceiptMaker& make_receipt);

}  // namespace api
