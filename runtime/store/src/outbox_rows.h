// Enrolment, frozen batches and their receipts as rows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "database.h"
#include "session/outbox.h"
#include "store/status.h"

namespace store {

base::Result<std::optional<session::CollectorContact>> load_collector(Database& database);
base::Result<void> save_collector(Database& database, const session::CollectorContact& contact);

base::Result<session::Link> load_link(Database& database);
base::Result<void> save_link(Database& database, const session::Link& link);  // when it last sent by itself stays as it is

base::Result<std::vector<session::BatchName>> unsent_batches(Database& database);
base::Result<std::vector<session::BatchName>> last_receipted_batches(Database& database);
base::Result<session::FrozenBatch> load_batch(Database& database, const session::BatchName& name);

// What a verified receipt means for the rows; `receipt_hash` is of it as it came. To be called inside a transaction.
struct Accepted {
  bool destroyed = false;  // raw rows are gone (I9)
  bool behind = false;     // the collector knows batches of this incarnation that this store has not
};
base::Result<Accepted> record_receipt(Database& database, const session::BatchName& name,
                                      const evaluation::Receipt& receipt, const std::string& receipt_hash, const std::string& week);

// A frozen batch and those chained to it are never to be sent again, for `other` is the receipt of
// other bytes under its name; whether any was frozen still. Fails with invalid_input when `other` is
// anything else.
base::Result<bool> mark_set_aside(Database& database, const session::BatchName& name,
                                  const evaluation::Receipt& other);

// Of each incarnation that froze any batch, the last one; of more than `most`, those that have something unsent and the latest.
base::Result<std::map<std::string, std::uint64_t>> frozen_until(Database& database, const std::string& kiosk, std::size_t most);

base::Result<Status> load_status(Database& database);

base::Result<void> mark_refused(Database& database, const session::BatchName& name);  // not_found
base::Result<void> forget_refusals(Database& database);

}  // namespace store
