// The port through which frozen batches leave the kiosk and receipts come back; the store implements
// it, the network and the courier use it. Bytes are durable before they can be seen here and never
// change. Every call is durable when it returns and may be made from any thread. Errors besides
// those named: io, no_space or corrupt, and then nothing of that call is kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "evaluation/enrolment.h"
#include "evaluation/envelope.h"
#include "evaluation/receipt.h"
#include "session/link.h"

namespace session {

// Stands for the address of a collector that is reached by stick alone: nothing is sent there.
inline constexpr std::string_view by_courier = "courier:";

// Who this kiosk is enrolled with.
struct CollectorContact {
  std::string url;  // "https://results.example", no slash at its end; or by_courier
  evaluation::Enrolment enrolment;
  Link link{};
};

struct BatchName {
  std::string kiosk;
  std::string incarnation;
  std::uint64_t sequence = 0;

  friend bool operator==(const BatchName&, const BatchName&) = default;
};

struct FrozenBatch {
  BatchName name;
  std::string hash;  // evaluation::batch_hash of the bytes
  base::Bytes bytes;
};

// What a collector has to know of the keys that this kiosk signs with.
struct KeyNews {
  std::string history;   // evaluation::print_key_history; "" while it signs with its first key
  bool is_known = true;  // the collector has confirmed it
};

class Outbox {
 public:
  virtual ~Outbox() = default;

  virtual const evaluation::KeyPairs& key_pairs() const = 0;
  // The answer to an enrolment request, already verified. Fails with unavailable while batches sealed
  // to another collector wait for their receipts.
  virtual base::Result<void> keep_enrolment(const std::string& url, const evaluation::Enrolment& enrolment) = 0;
  virtual base::Result<void> keep_link(const Link& link) = 0;         // of this collector and of any later one
  virtual base::Result<CollectorContact> collector() = 0;  // not_found until the kiosk is enrolled

  // Every batch without a receipt that the collector has not refused, in the order to send them.
  virtual base::Result<std::vector<BatchName>> unsent() = 0;
  virtual base::Result<FrozenBatch> batch(const BatchName& name) = 0;  // not_found
  // Of each incarnation that has nothing unsent, the batch whose receipt came last. Whatever a collector lost that was put
  // back from a backup, it lost this one too: offered again it gets another receipt than before, and that tells.
  virtual base::Result<std::vector<BatchName>> last_receipted() = 0;

  // Verifies the receipt; only then is the batch done with, and answers whose last wave it carried are
  // destroyed. Fails with corrupt or untrusted (not a receipt of this collector) or invalid_input (the
  // receipt of another batch); the batch stays unsent. Accepting the same receipt again changes nothing.
  virtual base::Result<evaluation::Receipt> accept_receipt(const BatchName& name, std::string_view receipt) = 0;
  // The collector holds other bytes under this name: the disk was restored or cloned. `proof` is its
  // signed receipt for them. The batch and those chained to it are set aside, never to be sent again,
  // and a new incarnation begins. Fails with corrupt or untrusted, as above, or invalid_input when the receipt proves
  // nothing of the kind; the batch stays unsent.
  virtual base::Result<void> set_aside(const BatchName& name, std::string_view proof) = 0;
  // The collector does not admit what is in it. Its bytes never change, so it is kept and not sent again until the kiosk is
  // enrolled anew or an operator says that the collector would take it now.
  virtual base::Result<void> refuse(const BatchName& name) = 0;
  virtual base::Result<void> forget_refusals() = 0;

  virtual base::Result<KeyNews> key_news() = 0;
  // The collector knows this kiosk's key. Fails with corrupt or untrusted (no such receipt of this collector) or invalid_input
  // (of another change than any of this kiosk's). Accepting it again changes nothing.
  virtual base::Result<void> accept_key_receipt(std::string_view receipt) = 0;
};

}  // namespace session
