// The kiosk's account of every answer: recorded = open + sent + withheld + deleted (I7). The store
// keeps the five numbers, changes them in the transaction that changes the rows, and refuses a
// change that would not balance (invalid_input): that is a fault of the program, and stops the send.
// What a closing settles it says itself: closing.h.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace evaluation {

struct Ledger {
  std::int64_t recorded = 0;
  std::int64_t open = 0;      // not in a closed block yet
  std::int64_t sent = 0;      // told in a closed block: what it says is fixed, sent once
  std::int64_t withheld = 0;  // never to be sent: too few for too long, or what a block leaves unsaid
  std::int64_t deleted = 0;   // at the reader's wish

  base::Result<void> record(std::int64_t answers);
  base::Result<void> send(std::int64_t answers);
  base::Result<void> withhold(std::int64_t answers);
  base::Result<void> remove(std::int64_t answers);  // "Delete my answers"
  bool balanced() const;

  friend bool operator==(const Ledger&, const Ledger&) = default;
};

}  // namespace evaluation
