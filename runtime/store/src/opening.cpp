// How a Store comes to be: folder, lock, tables, keys, incarnation.
#include "inside.h"
#include "card_rows.h"
#include "desk_file.h"
#include "incarnation.h"
#include "key_file.h"
#include "evaluation/chain.h"
#include "evaluation/enrolment.h"
#include "schema.h"

namespace store {
namespace {

constexpr const char* database_name = "kiosk.db";
constexpr const char* pin_name = "pin.json";
constexpr const char* lock_name = "lock";

// Whoever reads it can do something about it; the same for every file in the folder.
base::Error cannot_write(const std::filesystem::path& folder, const std::string& why) {
  return {base::ErrorCode::io, "the data folder " + folder.string() + " cannot be written (" + why +
                                   "): give the user who runs the kiosk write access to it, or choose another "
                                   "folder with --data"};
}

base::Error explained(base::Error error, const std::filesystem::path& folder) {
  const bool refused = error.code == base::ErrorCode::io || error.code == base::ErrorCode::not_found;
  return refused ? cannot_write(folder, error.message) : error;
}

base::Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  const bool made = std::filesystem::create_directories(folder, problem);
  if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
  if (problem) return base::fail(base::ErrorCode::io, problem.message());
  return {};
}

base::Result<base::FileLock> lock_folder(const std::filesystem::path& folder) {
  auto lock = base::FileLock::acquire(folder / lock_name);
  if (!lock && lock.error().code == base::ErrorCode::unavailable) {
    return base::fail(base::ErrorCode::unavailable,
                      "another kiosk is already using the data folder " + folder.string() +
                          ": close it first, or choose another folder with --data");
  }
  return lock;
}

// Where a folder has the name of a file, no right to write helps.
base::Result<void> refuse_folders(const std::filesystem::path& folder) {
  std::error_code problem;
  for (const char* name : {lock_name, database_name, key_name, "incarnation"}) {
    if (!std::filesystem::is_directory(folder / name, problem)) continue;
    return base::fail(base::ErrorCode::corrupt, (folder / name).string() + " is a folder where a file belongs: move it away");
  }
  return {};
}

// Files may have been written under another umask, by an older kiosk or from a backup. Another user's file stays as it is.
void keep_from_others(const std::filesystem::path& folder) {
  using std::filesystem::perms;
  const std::string database(database_name);
  for (const std::string& name : {database, database + "-wal", database + "-shm", database + "-journal", std::string(key_name),
                                  std::string(pin_name), std::string(desk_name), std::string("incarnation")}) {
    std::error_code problem;
    if (std::filesystem::is_regular_file(folder / name, problem)) {
      std::filesystem::permissions(folder / name, perms::group_all | perms::others_all, std::filesystem::perm_options::remove, problem);
    }
  }
}

// A used folder whose database has no tables was damaged: an empty store would hide the loss.
base::Result<void> refuse_emptied(Database& database, const std::filesystem::path& folder, bool existed) {
  TRY_ASSIGN(const int version, stored_version(database));
  if (version != 0 || !existed || !std::filesystem::exists(folder / "incarnation")) return {};
  return base::fail(base::ErrorCode::corrupt,
                    (folder / database_name).string() +
                        " is empty although this kiosk has been used before: put it back from a backup, or remove it "
                        "to start anew");
}

base::Result<std::unique_ptr<Database>> open_database(const std::filesystem::path& folder) {
  const bool existed = std::filesystem::exists(folder / database_name);
  TRY_ASSIGN(std::unique_ptr<Database> database, Database::open(folder / database_name));
  if (!existed) keep_from_others(folder);
  TRY(refuse_emptied(*database, folder, existed));
  TRY(database->check_pages());
  TRY(migrate(*database, folder));
  // Rows that were deleted in a run that did not end well.
  TRY(database->empty_log());
  return database;
}

base::Result<void> begin_life(Database& database, const std::string& kiosk, evaluation::RandomSource& random) {
  TRY_ASSIGN(const std::int64_t known, database.number("SELECT COUNT(*) FROM kiosk"));
  if (known == 1) return {};
  return database.run("INSERT INTO kiosk (id, kiosk, incarnation, incarnation_beside, boots, next_block, next_batch, "
                      "chain_head, withheld_unreported) VALUES (1, ?1, ?2, 0, 0, 1, 1, ?3, 0)",
                      {kiosk, random.hex(16), std::string_view(evaluation::no_previous_hash)});
}

// New keys are a new kiosk: nobody knows it, so nothing of it can have been counted yet. That the database is no older copy,
// of which another state has sent what waits here, has been looked at by then.
base::Result<void> introduce(Database& database, const std::string& kiosk, const std::filesystem::path& beside, evaluation::RandomSource& random) {
  TRY_ASSIGN(const std::int64_t same, database.number("SELECT COUNT(*) FROM kiosk WHERE kiosk = ?1", {kiosk}));
  if (same == 1) return {};
  TRY_ASSIGN(Transaction change, Transaction::begin(database));
  TRY(begin_incarnation(database, Cohorts::keep, random));
  TRY(database.run("DELETE FROM enrolment"));
  TRY(database.run("UPDATE kiosk SET kiosk = ?1", {kiosk}));
  TRY(change.commit());
  return write_beside(database, beside);
}

base::Result<EndTime> time_of_start(Database& database, const base::Clock& clock) {
  TRY_ASSIGN(Query week, database.query("SELECT COALESCE(server_week, '') FROM kiosk"));
  TRY(week.next());
  return EndTime{base::iso_week(clock.wall_s()), clock_quality(clock, week.text(0), std::nullopt)};
}

base::Result<void> end_sittings_without_bookmark(Database& database, const base::Clock& clock) {
  TRY_ASSIGN(const std::int64_t bookmarks, database.number("SELECT COUNT(*) FROM bookmark"));
  TRY_ASSIGN(const std::int64_t open, database.number("SELECT COUNT(*) FROM sitting WHERE state = 'open'"));
  if (bookmarks > 0 || open == 0) return {};
  TRY_ASSIGN(const EndTime now, time_of_start(database, clock));
  const auto ended = end_open_sittings_as_idle(database, now);
  // On a full disk they stay open until the next start, and nothing is added to them.
  if (!ended && ended.error().code == base::ErrorCode::no_space) return {};
  return ended;
}

base::Result<void> destroy_cards_in_time(Database& database, const base::Clock& clock) {
  TRY_ASSIGN(const EndTime now, time_of_start(database, clock));
  TRY_ASSIGN(Transaction change, Transaction::begin(database));
  TRY_ASSIGN(const bool destroyed, destroy_old_cards(database, now));
  TRY(change.commit());
  if (destroyed) TRY(database.empty_log());
  return {};
}

}  // namespace

base::Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options) {
  const auto opened = [&]() -> base::Result<std::unique_ptr<Store>> {
    TRY(make_folder(options.folder));
    TRY(refuse_folders(options.folder));
    TRY_ASSIGN(base::FileLock lock, lock_folder(options.folder));
    keep_from_others(options.folder);
    TRY_ASSIGN(std::unique_ptr<Database> database, open_database(options.folder));
    TRY_ASSIGN(OwnKeys keys, load_or_make_keys(options.folder / key_name, *options.random));
    const std::filesystem::path beside = options.folder / "incarnation";
    const std::string kiosk = evaluation::kiosk_id(keys.pairs);
    TRY(begin_life(*database, kiosk, *options.random));
    TRY_ASSIGN(std::string anew, check_incarnation(*database, beside, *options.random));
    TRY(introduce(*database, kiosk, beside, *options.random));
    TRY(end_sittings_without_bookmark(*database, *options.clock));
    TRY(destroy_cards_in_time(*database, *options.clock));
    std::unique_ptr<Inside> inside(new Inside{options, std::move(lock), std::move(keys), std::move(database), PinLock(options.folder / pin_name, *options.clock), std::move(anew)});
    return std::unique_ptr<Store>(new Store(std::move(inside)));
  };
  auto result = opened();
  if (!result) return base::fail(explained(result.error(), options.folder));
  return result;
}

}  // namespace store
