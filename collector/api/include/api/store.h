// What the collector must be able to keep: the port that its database implements. Every method is
// durable when it returns success, may be called from any thread, and fails with unavailable (too
// busy: try again), no_space, io, or corrupt (the file is damaged); nothing is half done after a
// failure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/block.h"
#include "evaluation/chain.h"

namespace api {

struct Token {
  std::string id;
  base::Bytes proof_key;
  std::string site_type;
  std::string region;
  std::int64_t created_s = 0;
  std::string used_by;  // kiosk id; empty: unused
};

// A kiosk that has enrolled.
struct Station {
  std::string kiosk;
  base::Bytes sign_public;
  base::Bytes box_public;
  std::string site_type;
  std::string region;
  std::int64_t enrolled_s = 0;
  bool voided = false;
};

struct ArrivedBatch {
  std::string kiosk;
  std::string incarnation;
  evaluation::Link link;
  bool parked = false;
  std::vector<evaluation::Block> blocks;
  base::Bytes bytes;
  std::int64_t received_s = 0;
};

// Called inside the transaction, with the chain as it will be.
using ReceiptMaker = std::function<std::string(std::uint64_t contiguous, const std::string& chain_head)>;

struct Outcome {
  evaluation::Arrival arrival = evaluation::Arrival::fresh;
  std::string receipt;  // fresh: the one just made; else the one stored under this sequence, byte for byte, or empty
};

struct StoredBlock {
  std::string kiosk;
  std::string incarnation;
  evaluation::Block block;
  bool voided = false;
};

// One kiosk's incarnation.
struct ChainState {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t batches = 0;
  std::uint64_t highest = 0;
  std::uint64_t contiguous = 0;
  std::uint64_t parked = 0;
  std::vector<evaluation::Gap> gaps;
};

// A batch that was refused because it contradicts what is stored.
struct Alarm {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;
  std::string hash;
  std::string reason;  // "conflict", "broken_chain"
  std::int64_t received_s = 0;
};

// A signed statement that blocks do not count (I8).
struct Void {
  std::string kiosk;
  std::string block;  // empty: the whole kiosk
  std::string reason;
  std::string statement;
  std::int64_t created_s = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  virtual base::Result<void> add_token(const Token& token) = 0;
  virtual base::Result<std::optional<Token>> token(const std::string& id) = 0;
  // Uses up the token and adds or renews the station, and keeps the answer. When this kiosk has used
  // the token before, nothing changes and the answer kept then is returned; when another has,
  // invalid_input.
  virtual base::Result<std::string> enrol(const Station& station, const std::string& token_id,
                                          const std::string& answer) = 0;
  virtual base::Result<std::optional<Station>> station(const std::string& kiosk) = 0;

  // Judges the batch against its chain (evaluation::judge; a block that came in another batch is a
  // conflict too), then stores it with its receipt, or quarantines it and records an alarm.
  virtual base::Result<Outcome> store_batch(const ArrivedBatch& batch, const ReceiptMaker& make_receipt) = 0;

  virtual base::Result<void> add_void(const Void& statement) = 0;  // not_found: no such kiosk or block

  virtual base::Result<std::vector<Station>> stations() = 0;
  virtual base::Result<std::vector<ChainState>> chains() = 0;
  virtual base::Result<std::vector<StoredBlock>> blocks() = 0;
  virtual base::Result<std::vector<Alarm>> alarms() = 0;
};

}  // namespace api
