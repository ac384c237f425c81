// What a collector's answers to a batch mean, for a kiosk's own batches and for those it carries for others.
#pragma once

#include <string>

#include "session/outbox.h"
#include "sync/http_port.h"

namespace syncing {

HttpRequest put_request(const session::CollectorContact& collector, const session::BatchName& name, base::Bytes bytes);

bool is_success(const HttpAnswer& answer);
bool is_conflict(const HttpAnswer& answer);  // the collector has other bytes under this name
bool is_passing(const HttpAnswer& answer);   // busy or broken: for later. Anything else is refused for a reason that time does not mend
// What the blocks say is not admitted, whoever carries them and however often. Every other 400 may be damage on the way.
bool is_not_admitted(const HttpAnswer& answer);

std::string code_in(const std::string& body);
// A 409 is {"code", "message", "receipt"}: the signed receipt, as text, of what the collector holds
// under the batch's name. Empty when there is none.
std::string receipt_in(const std::string& body);

}  // namespace syncing
