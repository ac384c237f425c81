#include "commands.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "api/audit.h"
#include "api/block_list.h"
#include "api/collector.h"
#include "api/courier.h"
#include "api/instruments.h"
#include "api/operator.h"
#include "api/r_folder.h"
#include "api/report.h"
#include "api/reread.h"
#include "api/sites.h"
#include "api/station_list.h"
#include "api/status.h"
#include "base/clock.h"
#include "base/file.h"
#include "collector_store/sqlite_store.h"
#include "evaluation/random_source.h"
#include "read_pack.h"
#include "server.h"

namespace collector {
namespace {

using base::ErrorCode;
using collector_store::Missing;
using collector_store::SqliteStore;

base::Result<std::filesystem::path> sqlite_path(const std::string& store) {
  constexpr std::string_view prefix = "sqlite:";
  if (store.rfind("postgresql:", 0) == 0 || store.rfind("postgres:", 0) == 0) {
    return base::fail(ErrorCode::invalid_input, "this version stores in SQLite only, use --store sqlite:FILE");
  }
  if (store.rfind(prefix, 0) != 0 || store.size() == prefix.size()) {
    return base::fail(ErrorCode::invalid_input, store + " is not a store such as sqlite:collector.db");
  }
  return std::filesystem::path(store.substr(prefix.size()));
}

base::Result<std::unique_ptr<SqliteStore>> open_store(const std::string& store, Missing missing) {
  TRY_ASSIGN(const std::filesystem::path path, sqlite_path(store));
  return SqliteStore::open(path, missing);
}

base::Result<void> print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) return base::fail(ErrorCode::io, "cannot write to standard output");
  return {};
}

base::Result<void> write_r_folder(const api::Report& report, const std::filesystem::path& folder) {
  std::error_code problem;
  if (std::filesystem::exists(folder, problem)) {
    return base::fail(ErrorCode::invalid_input, folder.string() + " is there already: name a folder that is not");
  }
  if (!std::filesystem::create_directories(folder, problem)) return base::fail(ErrorCode::io, "cannot make the folder " + folder.string());
  for (const auto& [name, text] : api::r_files(report)) TRY(base::write_file(folder / name, text));
  return {};
}

// Whose command this is, for the log.
std::string who() {
  const passwd* user = ::getpwuid(::geteuid());
  return user != nullptr && user->pw_name != nullptr ? user->pw_name : "user " + std::to_string(::geteuid());
}

api::By by() { return {who(), base::SystemClock().wall_s()}; }

// What an older program parked, or what came before its instrument was added.
base::Result<api::Reread> reread(SqliteStore& store) {
  api::Instruments instruments(store);
  return api::reread_parked(store, api::reader_of_registered(instruments));
}

std::string counted(std::size_t count, const char* one, const char* many) { return std::to_string(count) + " " + (count == 1 ? one : many); }

// SIGTERM and SIGINT wait for us: they must be blocked before the first thread starts.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

base::Result<void> serve(const ServeOptions& options) {
  const sigset_t signals = block_signals();
  TRY_ASSIGN(const Address address, parse_address(options.listen));
  TRY_ASSIGN(const std::filesystem::path path, sqlite_path(options.store));
  std::filesystem::path lock_path = path;
  lock_path += ".lock";
  TRY_ASSIGN(const base::FileLock lock, base::FileLock::acquire(lock_path));
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, SqliteStore::open(path, Missing::create));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  TRY(api::notice_restore(*store, by()));
  TRY(reread(*store));
  const base::SystemClock clock;
  api::Collector collector(*store, keys, clock);
  TRY_ASSIGN(const std::unique_ptr<Server> server, Server::start(address, collector));
  TRY(print(server->address() + "\n"));
  int signal = 0;
  sigwait(&signals, &signal);
  return {};
}

base::Result<void> token(const TokenOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::create));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  TRY_ASSIGN(const std::string printed,
             api::issue_token(*store, keys, {options.site_type, options.region, options.site, options.arms}, random, base::SystemClock(), options.days, who()));
  return print(printed + "\n");
}

base::Result<void> list_sites(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const std::vector<api::ListedSite> sites, api::list_sites(*store));
  return print(api::to_table(sites));
}

base::Result<void> rename_site(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::rename_site(*store, options.site, options.other, by()));
  return print("renamed: " + options.site + " is " + options.other + "\n");
}

base::Result<void> merge_sites(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::merge_sites(*store, options.site, options.other, by()));
  return print("merged: " + options.site + " into " + options.other + "\n");
}

base::Result<void> place_kiosk(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::place_kiosk(*store, options.other, options.site, by()));
  return print("placed: " + options.other + " at " + options.site + "\n");
}

base::Result<void> declare_void(const VoidOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  TRY(api::declare_void(*store, keys, options.kiosk, options.block, options.reason, base::SystemClock(), who()));
  return print("void: " + options.kiosk + (options.block.empty() ? "" : " " + options.block) + "\n");
}

base::Result<void> list_blocks(const BlockOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  return api::list_blocks(*store, options.kiosk, print);
}

// A stick whose items are refused, or which cannot be written, is told of and is an error; the rest of it is done with.
base::Result<void> courier(const CourierOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const evaluation::CourierFolder stick, evaluation::CourierFolder::at(options.stick));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  if (!evaluation::is_courier(options.stick)) {
    return base::fail(ErrorCode::not_found, options.stick + " has no folder parasol-courier: is it the right stick?");
  }
  TRY(api::notice_restore(*store, by()));
  TRY(reread(*store));
  const base::SystemClock clock;
  api::Collector collector(*store, keys, clock, api::limits_of_courier());
  TRY_ASSIGN(const api::CourierIntake intake, api::take_from_courier(collector, stick));
  TRY(print(api::to_text(intake)));
  if (intake.stopped) return base::fail(ErrorCode::io, *intake.stopped + "; what was not taken in is still on the stick");
  if (!intake.unwritten.empty()) return base::fail(ErrorCode::io, "not every receipt could be put on the stick; what came is kept, so try another stick");
  if (!intake.refused.empty()) return base::fail(ErrorCode::invalid_input, "not everything on the stick could be taken in; the lines above say what and why");
  return {};
}

// All packs are read before any is added.
base::Result<void> add_instruments(const InstrumentOptions& options) {
  std::vector<api::RegisteredInstrument> instruments;
  for (const std::string& pack : options.packs) {
    TRY_ASSIGN(const std::vector<api::RegisteredInstrument> read, read_instruments(pack, options.trust));
    instruments.insert(instruments.end(), read.begin(), read.end());
  }
  if (instruments.empty()) return base::fail(ErrorCode::invalid_input, "nothing is asked in these packs: there is no instrument in them");
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::create));
  TRY_ASSIGN(const std::size_t added, api::register_instruments(*store, instruments, by()));
  TRY_ASSIGN(const api::Reread read, reread(*store));
  std::string text = counted(added, "instrument", "instruments") + " added, " + std::to_string(instruments.size() - added) + " known before\n";
  if (read.read > 0) text += counted(read.read, "block that waited counts", "blocks that waited count") + " now\n";
  return print(text);
}

base::Result<void> list_instruments(const InstrumentOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const std::vector<api::RegisteredInstrument> instruments, api::registered_instruments(*store));
  return print(api::to_table(instruments));
}

base::Result<void> stations(const PrintOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::StationList list, api::list_stations(*store));
  return print(options.json ? api::to_json(list) : api::to_table(list));
}

base::Result<void> status(const PrintOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::Status status, api::read_status(*store));
  return print(api::to_text(status));
}

// The copy says at its end that it is one, so that whoever uses it again is told what to enter anew.
base::Result<void> back_up(const BackupOptions& options) {
  TRY_ASSIGN(const std::filesystem::path path, sqlite_path(options.store));
  TRY(SqliteStore::back_up(path, options.file));
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> copy, SqliteStore::open(options.file, Missing::refuse));
  TRY(copy->write([&](api::Rows& rows) { return api::record(rows, by(), api::backed_up, "of-the-database"); }));
  return print("backed up: " + options.file + "\n");
}

base::Result<void> print_audit(const AuditOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const std::string text, api::audit_text(*store));
  return print(text);
}

base::Result<void> verify_audit(const AuditOptions& options) {
  std::optional<api::AuditHead> noted;
  if (!options.noted.empty()) {
    TRY_ASSIGN(noted, api::parse_audit_head(options.noted));
  }
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::AuditCheck check, api::verify_audit(*store, noted));
  if (check.problem) return base::fail(ErrorCode::corrupt, "the log is not what was written: " + *check.problem);
  return print("sound: " + counted(static_cast<std::size_t>(check.head.number), "entry", "entries") + "\n" +
               (check.head.number == 0 ? "" : "note elsewhere: " + api::to_text(check.head) + "\n"));
}

base::Result<void> report(const PrintOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::Report report, api::make_report(*store));
  if (!options.r_folder.empty()) TRY(write_r_folder(report, options.r_folder));
  return print(options.json ? api::to_json(report) : api::to_table(report, options.everything ? api::Detail::all : api::Detail::quoted));
}

}  // namespace collector
