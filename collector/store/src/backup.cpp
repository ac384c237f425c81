// SQLite's own online backup.
#include <system_error>

#include "collector_store/sqlite_store.h"
#include "connection.h"
#include "inside.h"

namespace collector_store {
namespace {

using base::ErrorCode;

// Between two steps others may write, and then it begins anew; so after some tries it is done in one.
constexpr int pages_at_once = 8192;
constexpr int most_steps = 64;
constexpr int pause_ms = 5;
constexpr int most_tries = 1000;

base::Result<void> copy(const Connection& from, const Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!backup) return to.failure("cannot begin the backup");
  int result = SQLITE_OK;
  int tries = 0;
  for (int step = 0; result == SQLITE_OK || ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && tries++ < most_tries); ++step) {
    if (step > 0) sqlite3_sleep(pause_ms);
    result = sqlite3_backup_step(backup, step < most_steps ? pages_at_once : -1);
  }
  sqlite3_backup_finish(backup);
  if (result == SQLITE_DONE) return {};
  return base::fail(result == SQLITE_FULL ? ErrorCode::no_space : result == SQLITE_BUSY ? ErrorCode::unavailable : ErrorCode::io,
                    std::string("cannot copy the database: ") + sqlite3_errstr(result));
}

base::Result<void> copy_whole(const std::filesystem::path& from, const std::filesystem::path& to) {
  TRY_ASSIGN(const Connection source, Connection::open(from));
  TRY_ASSIGN(const Connection target, Connection::open(to));
  return copy(source, target);
}

}  // namespace

base::Result<void> SqliteStore::back_up(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code problem;
  if (!std::filesystem::exists(from, problem)) return base::fail(ErrorCode::not_found, "there is no collector's database at " + from.string());
  if (std::filesystem::exists(to, problem)) return base::fail(ErrorCode::invalid_input, to.string() + " is there already: name a file that is not");
  TRY(create_privately(to));
  auto copied = copy_whole(from, to);
  if (!copied) std::filesystem::remove(to, problem);
  return copied;
}

}  // namespace collector_store
