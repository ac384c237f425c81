// Taking in a batch that was decoded: judged against its chain, then stored with its receipt, or
// quarantined with an alarm. A block of an unknown kind or instrument is parked alone; the batch's other blocks count.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "api/known_station.h"
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
  std::shared_ptr<const KnownStation> known{};  // when its signature was looked at; null: nobody looks whether that still holds
  base::Bytes bytes;
  std::int64_t received_s = 0;
};

// Called inside the unit of work, with the chain as it will be.
using ReceiptMaker = std::function<std::string(std::uint64_t contiguous, const std::string& chain_head)>;

struct Outcome {
  evaluation::Arrival arrival = evaluation::Arrival::fresh;
  std::string receipt;  // fresh: the one just made; else the one stored under this sequence, byte for byte, or empty
  bool outdated = false;  // what was known of the kiosk does not hold any more: nothing was done, and all is to be looked at anew
};

// Durable when it returns. Fails as the store does, and with unavailable when an instrument was registered a moment ago for
// which blocks were to be parked.
base::Result<Outcome> take_in(Store& store, const ArrivedBatch& batch, const ReceiptMaker& make_receipt);

// The same for whoever does not wait.
class WaitingBatch {
 public:
  WaitingBatch(ArrivedBatch batch, ReceiptMaker make_receipt);
  std::size_t bytes() const;  // about as many are kept in memory until it is done

  // Once. `done` is called as Store::write_later calls it.
  using TakenIn = std::function<void(base::Result<Outcome>)>;
  void take_in(Store& store, TakenIn done);

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

}  // namespace api
