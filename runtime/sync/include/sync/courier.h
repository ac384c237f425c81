// A kiosk's talk with its collector by stick (docs/formats/courier.md): receipts in, batches out, and an enrolment
// where there is no network at all. What a stick says is verified as what the network says; whatever fails, the batch
// stays on the kiosk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evaluation/courier.h"
#include "session/outbox.h"
#include "sync/sync.h"

namespace syncing {

struct CourierReport {
  int receipts = 0;   // batches that the stick had a valid receipt for, and that are done with
  int set_aside = 0;  // batches the collector has other bytes for
  int refused = 0;    // batches whose content the collector does not admit: kept, not to be carried again by themselves
  int copied = 0;     // batches put on the stick now
  int waiting = 0;    // batches on the stick that wait for their receipts; those copied now too
  std::optional<base::Error> stopped;  // why not all of them were copied
};

// Takes off the stick only what it has settled. An error is one of the outbox, as of sync_once().
base::Result<CourierReport> carry(session::Outbox& outbox, const evaluation::CourierFolder& stick, const SyncWatch& watch = {});

// The first time puts a request on the stick, and answers none; once the collector's answer is on it, keeps that. Needs
// the same token both times. An answer that is not from the token's collector for this kiosk is passed over. Fails with
// invalid_input (token), io or no_space.
base::Result<std::optional<evaluation::Enrolment>> enrol_by_courier(session::Outbox& outbox, const evaluation::CourierFolder& stick,
                                                                    std::string_view token);

}  // namespace syncing
