// Closing and freezing as rows: which sittings are in which block, and the batches that carry them.
#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "database.h"
#include "evaluation/closing.h"
#include "evaluation/envelope.h"
#include "session/outbox.h"
#include "sittings.h"

namespace store {

// Everything one closing needs besides the rows.
struct Freezing {
  const evaluation::Policy& policy;
  const evaluation::KeyPairs& keys;
  const session::CollectorContact& collector;
  EndTime now;
  bool settled;  // nobody more will come
  evaluation::RandomSource& random;
  const base::IsCancelled& is_cancelled;
};

struct Frozen {
  int blocks = 0;
  int batches = 0;
  int withheld = 0;
  std::vector<std::string> set_aside;  // why each block that cannot be sent was set aside
};

// Loads, closes, encodes and writes; to be called inside one transaction. Fails with unavailable soon
// after it is cancelled.
base::Result<Frozen> freeze(Database& database, const Freezing& freezing);

}  // namespace store
