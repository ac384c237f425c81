// A kiosk's talk with its collector: enrolment once, then batches out and receipts in. Nothing is
// trusted because it answered: enrolment and receipts are verified against the token and the keys it
// led to, so that plain HTTP or a foreign proxy can only delay. Whatever fails, the batch stays.
// The namespace is not called sync because POSIX has a function of that name.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/cancel.h"
#include "base/result.h"
#include "session/outbox.h"
#include "sync/http_port.h"

namespace syncing {

// Asks the collector at `url` to take this kiosk, and keeps its signed answer and the way there. Safe to repeat.
// Fails with invalid_input (token or URL), untrusted (the answer is not from the collector that the
// token names), corrupt (the answer makes no sense), unavailable.
base::Result<evaluation::Enrolment> enrol(session::Outbox& outbox, HttpPort& http, const std::string& url,
                                          std::string_view token, const session::Link& link = {});

// What came of one go. `stopped` says why it ended before everything was sent; the batches not sent
// are kept, and `retry_after_s` is what the collector asked for.
struct SyncReport {
  int sent = 0;       // batches whose receipt was verified
  int set_aside = 0;  // batches the collector has other bytes for
  int refused = 0;    // batches whose content the collector does not admit: kept, not to be sent again by themselves
  int waiting = 0;    // batches left
  std::optional<base::Error> stopped;
  std::optional<std::int64_t> retry_after_s;
};

// For whoever waits: how many batches are through, and a way to stop before the next one.
struct SyncWatch {
  base::IsCancelled is_cancelled = base::never_cancelled;
  std::function<void(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) {};
};

// Sends every unsent batch once, in order, and what the collector turns out to lack after it was put back from a backup; stops at the first that gets neither a receipt nor a refusal of what it says. An error is one
// of the outbox: the kiosk is not enrolled (not_found), or its disk fails; or it was cancelled (unavailable), and what
// has its receipt by then keeps it.
base::Result<SyncReport> sync_once(session::Outbox& outbox, HttpPort& http, const SyncWatch& watch = {});

}  // namespace syncing
