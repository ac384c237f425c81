#include "commands.h"

#include <signal.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "api/collector.h"
#include "api/courier.h"
#include "api/operator.h"
#include "api/r_folder.h"
#include "api/report.h"
#include "api/reread.h"
#include "api/sites.h"
#include "api/station_list.h"
#include "base/clock.h"
#include "base/file.h"
#include "collector_store/sqlite_store.h"
#include "evaluation/random_source.h"
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
  // An older program may have parked what this one can read.
  TRY(api::reread_parked(*store, [](const std::string& json) { return evaluation::parse_block(json); }));
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
             api::issue_token(*store, keys, {options.site_type, options.region, options.site, options.arms}, random, base::SystemClock(), options.days));
  return print(printed + "\n");
}

base::Result<void> list_sites(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const std::vector<api::ListedSite> sites, api::list_sites(*store));
  return print(api::to_table(sites));
}

base::Result<void> rename_site(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::rename_site(*store, options.site, options.other));
  return print("renamed: " + options.site + " is " + options.other + "\n");
}

base::Result<void> merge_sites(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::merge_sites(*store, options.site, options.other));
  return print("merged: " + options.site + " into " + options.other + "\n");
}

base::Result<void> place_kiosk(const SiteOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY(api::place_kiosk(*store, options.other, options.site));
  return print("placed: " + options.other + " at " + options.site + "\n");
}

base::Result<void> declare_void(const VoidOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  evaluation::SystemRandomSource random;
  TRY_ASSIGN(const evaluation::KeyPairs keys, store->keys(random));
  TRY(api::declare_void(*store, keys, options.kiosk, options.block, options.reason, base::SystemClock()));
  return print("void: " + options.kiosk + (options.block.empty() ? "" : " " + options.block) + "\n");
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
  TRY(api::reread_parked(*store, [](const std::string& json) { return evaluation::parse_block(json); }));
  const base::SystemClock clock;
  api::Collector collector(*store, keys, clock, api::limits_of_courier());
  TRY_ASSIGN(const api::CourierIntake intake, api::take_from_courier(collector, stick));
  TRY(print(api::to_text(intake)));
  if (intake.stopped) return base::fail(ErrorCode::io, *intake.stopped + "; what was not taken in is still on the stick");
  if (!intake.unwritten.empty()) return base::fail(ErrorCode::io, "not every receipt could be put on the stick; what came is kept, so try another stick");
  if (!intake.refused.empty()) return base::fail(ErrorCode::invalid_input, "not everything on the stick could be taken in; the lines above say what and why");
  return {};
}

base::Result<void> stations(const PrintOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::StationList list, api::list_stations(*store));
  return print(options.json ? api::to_json(list) : api::to_table(list));
}

base::Result<void> report(const PrintOptions& options) {
  TRY_ASSIGN(const std::unique_ptr<SqliteStore> store, open_store(options.store, Missing::refuse));
  TRY_ASSIGN(const api::Report report, api::make_report(*store));
  if (!options.r_folder.empty()) TRY(write_r_folder(report, options.r_folder));
  return print(options.json ? api::to_json(report) : api::to_table(report, options.everything ? api::Detail::all : api::Detail::quoted));
}

}  // namespace collector
