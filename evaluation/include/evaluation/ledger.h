// The kiosk's account of every answer: recorded = open + sent + withheld + deleted (I7). The store
// keeps the five numbers, changes them in the transaction that changes the rows, and refuses a
// change that would not balance (invalid_input): that is a fault of the program, and stops the send.
// A block moves the answers of its last wave, which no block before it carried.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "base/result.h"
#include "evaluation/sitting.h"

namespace evaluation {

// How many answer records of a sitting travel with the block that ends in each wave: its answers, and
// with the wave after practice the choices made there.
Wave carried_by(const std::optional<Wave>& answered_in);
using AnswerShare = std::map<Wave, std::int64_t>;
AnswerShare answer_share(const Sitting& sitting);
std::int64_t answers_in(const AnswerShare& share, Wave wave);
std::int64_t answers_after(const AnswerShare& share, Wave wave);  // in later waves

struct Ledger {
  std::int64_t recorded = 0;
  std::int64_t open = 0;      // not in a closed block yet
  std::int64_t sent = 0;      // in a closed block: what it says is fixed, sent once
  std::int64_t withheld = 0;  // never to be sent: too few for too long, or set aside because no block can hold them
  std::int64_t deleted = 0;   // at the reader's wish

  base::Result<void> record(std::int64_t answers);
  base::Result<void> send(std::int64_t answers);
  base::Result<void> withhold(std::int64_t answers);
  base::Result<void> remove(std::int64_t answers);  // "Delete my answers"
  bool balanced() const;

  friend bool operator==(const Ledger&, const Ledger&) = default;
};

}  // namespace evaluation
