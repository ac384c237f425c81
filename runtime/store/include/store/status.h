// What `parasol-kiosk status` says of a data folder: counts, never answers (R5). Plain data, with its
// text and JSON forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/ledger.h"
#include "session/link.h"

namespace store {

struct LastReceipt {
  std::uint64_t sequence = 0;
  std::string week;  // ISO week in which it was accepted
  bool parked = false;

  friend bool operator==(const LastReceipt&, const LastReceipt&) = default;
};

// A page that ended the kiosk too often; its lesson is not opened until the pack changes.
struct ClosedLesson {
  std::string pack;
  std::string lesson;
  std::string page;

  friend bool operator==(const ClosedLesson&, const ClosedLesson&) = default;
};

struct Status {
  evaluation::Ledger answers;   // recorded = open + sent + withheld + deleted (I7)
  evaluation::Ledger sittings;  // the same, counted in sittings; one counts as sent with its first block
  std::string kiosk;
  std::string incarnation;
  std::string collector;  // its URL; empty until enrolled
  std::string arms;       // "lesson,waitlist": of the trial it takes part in; empty: none
  session::Link link{};   // how the collector is reached
  std::int64_t batches = 0;
  std::int64_t unsent = 0;     // frozen, no receipt yet
  std::int64_t refused = 0;    // not admitted by the collector: kept, and not sent again by itself
  std::int64_t set_aside = 0;  // the collector holds other bytes under their name
  std::int64_t blocks_set_aside = 0;  // could not be sent, so their answers are among those withheld
  std::optional<LastReceipt> last_receipt;
  std::vector<ClosedLesson> closed_lessons;
  std::size_t key_changes = 0;
  bool key_is_known = true;  // the collector has confirmed the last one
};

std::string status_text(const Status& status);  // a line for each thing, ends in a line break
std::string status_json(const Status& status);  // one line, ends in a line break

}  // namespace store
