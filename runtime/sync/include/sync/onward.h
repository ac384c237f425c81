// What a kiosk carries for others of the same collector (docs/formats/courier.md, "From kiosk to kiosk"): their sealed batches,
// off one stick and onto the next or out by the network, what they say of a changed key before these, and signed receipts back. It can read none of it, and nothing that it
// is given is believed: a batch is bytes sealed to the collector, and a receipt without the collector's signature is not taken.
//
// Kept in a folder of its own, bounded, and never more than a copy: a batch is on its kiosk until its receipt is there, so
// whatever is lost, full or damaged here loses nothing.
#pragma once

#include <filesystem>
#include <optional>

#include "evaluation/courier.h"
#include "session/outbox.h"
#include "sync/sync.h"

namespace syncing {

struct OnwardLimits {
  std::size_t batches = 256;
  std::size_t receipts = 1024;
  std::uintmax_t leave_free_bytes = std::uintmax_t{64} << 20;  // with less of them on the disk nothing is taken
  std::int64_t receipt_days = 60;                              // older than that beside the newest one: nobody waits for it
};

// Items of other kiosks that changed hands between this kiosk and a stick.
struct Exchanged {
  int batches_taken = 0;
  int receipts_taken = 0;
  int batches_put = 0;
  int receipts_put = 0;
  std::optional<base::Error> stopped;  // the stick could not be written

  int together() const { return batches_taken + receipts_taken + batches_put + receipts_put; }
};

struct Forwarded {
  int receipts = 0;                    // batches of others that the collector has signed for
  int dropped = 0;                     // that it does not take: their kiosks have them
  int waiting = 0;
  std::optional<base::Error> stopped;  // why not all were sent
  std::optional<std::int64_t> retry_after_s;
};

class Onward {
 public:
  // `folder` is made when the first stick comes by.
  explicit Onward(std::filesystem::path folder, const OnwardLimits& limits = {}) : folder_(std::move(folder)), limits_(limits) {}

  // To be called after carry(), which puts this kiosk's own on the stick first. Fails with unavailable when it was cancelled; what
  // was carried until then is.
  base::Result<Exchanged> exchange(const session::CollectorContact& collector, const evaluation::CourierFolder& stick,
                                   const SyncWatch& watch = {}) const;
  // To be called after sync_once(). Nothing is sent where the collector is reached by stick alone.
  base::Result<Forwarded> forward(const session::CollectorContact& collector, HttpPort& http, const SyncWatch& watch = {}) const;
  bool has_batches() const;

 private:
  base::Result<evaluation::CourierFolder> kept() const;

  std::filesystem::path folder_;
  OnwardLimits limits_;
};

}  // namespace syncing
