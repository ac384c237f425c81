// What other kiosks say of their changed keys, and what their collector answers, on its way through this one. A statement bears the
// signatures of both keys and an answer that of the collector: neither can be made here, and nobody's word is taken for either.
#pragma once

#include "evaluation/courier.h"
#include "session/outbox.h"
#include "sync/http_port.h"
#include "sync/onward.h"

namespace syncing {

// Between what is kept and a stick; `has_room`: whether anything may be taken.
void exchange_keys(const session::CollectorContact& collector, const evaluation::CourierFolder& kept, const evaluation::CourierFolder& stick, bool has_room);

// To be called before what the new keys have signed is sent.
void forward_keys(const session::CollectorContact& collector, const evaluation::CourierFolder& kept, HttpPort& http, Forwarded& done);

}  // namespace syncing
