// What other kiosks say of their changed keys, and what their collector answers, on its way through this one. A statement bears the
// signatures of both keys and an answer that of the collector: neither can be made here, and nobody's word is taken for either.
#pragma once

#include "evaluation/courier.h"
#include "session/outbox.h"
#include "sync/http_port.h"
#include "sync/onward.h"

namespace syncing {

struct KeyExchange {
  bool has_room = false;  // anything may be taken
  bool puts = false;      // and anything may be put
};

// Between what is kept and a stick. Fails with unavailable when it was cancelled; what changed hands until then has.
base::Result<void> exchange_keys(const session::CollectorContact& collector, const evaluation::CourierFolder& kept, const evaluation::CourierFolder& stick, KeyExchange may,
                                 const SyncWatch& watch);

// To be called before what the new keys have signed is sent. Fails with unavailable when it was cancelled.
base::Result<void> forward_keys(const session::CollectorContact& collector, const evaluation::CourierFolder& kept, HttpPort& http, const SyncWatch& watch, Forwarded& done);

}  // namespace syncing
