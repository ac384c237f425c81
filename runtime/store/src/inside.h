// What a Store holds while it is open. Every public call locks `turn` first.
#pragma once

#include <functional>
#include <mutex>

#include "clock_quality.h"
#include "database.h"
#include "key_file.h"
#include "sittings.h"
#include "store/store.h"

namespace store {

struct Store::Inside {
  StoreOptions options;
  base::FileLock lock;
  OwnKeys keys;
  std::unique_ptr<Database> database;
  PinLock pin;
  std::string counts_anew;  // why, when this start began a new incarnation
  std::mutex turn{};
  std::optional<Anchor> anchor{};
  std::int64_t quiet_since_ms = options.clock->monotonic_ms();  // it was opened, or sent by itself
  // Deleted rows must not live on in the log (R15, R18). The deletion itself is durable by then, so a
  // log that cannot be emptied at once is emptied by a later call, or by the next start.
  bool log_holds_deleted = false;

  std::filesystem::path incarnation_file() const { return options.folder / "incarnation"; }
  std::filesystem::path key_file() const { return options.folder / key_name; }
  base::Result<EndTime> now();
  void keep_anchor(std::int64_t server_time_s);
  base::Result<void> keep_server_week(std::int64_t server_time_s);

  // Begins a sitting by `insert`, unless it is open already; any other that is open ends as idle.
  base::Result<void> begin(const session::SittingStart& start, const std::function<base::Result<void>()>& insert);
  base::Result<void> destroy_old_cards();

  // One transaction around `change`, which returns a Result of anything; nothing of it stays on error.
  template <typename Change>
  auto in_transaction(Change change) -> decltype(change()) {
    const std::lock_guard<std::mutex> mine(turn);
    TRY_ASSIGN(Transaction transaction, Transaction::begin(*database));
    auto result = change();
    if (!result) return result;
    TRY(transaction.commit());
    if (log_holds_deleted) log_holds_deleted = !database->empty_log().has_value();
    return result;
  }
};

}  // namespace store
