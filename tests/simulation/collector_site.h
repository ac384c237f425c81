// The collector: the real one over the real database, without a socket. Its machine can lose its power, be full, and be put
// back from a backup.
#pragma once

#include <memory>
#include <optional>

#include "api/collector.h"
#include "api/courier.h"
#include "broken.h"
#include "collector_store/sqlite_store.h"
#include "disks.h"
#include "oracle.h"
#include "seen_clock.h"

namespace simulation {

class CollectorSite {
 public:
  CollectorSite(Disks& disks, const base::Clock& clock, std::uint64_t seed, Oracle& oracle, BrokenBuild broken);

  void start();
  void stop();
  void lose_power();  // at rest; starts again

  // None: the power went while it answered. It is on again when this returns.
  std::optional<api::Response> handle(const api::Request& request);
  std::optional<api::CourierIntake> take(const evaluation::CourierFolder& stick);
  std::optional<std::string> issue_token(const std::string& site, const std::string& arms);
  bool declare_void(const std::string& kiosk);
  bool add_packs();  // all instruments; blocks that waited for them are read

  void back_up();
  bool has_backup() const { return backup_.has_value(); }
  void restore_backup();

  Stored stored_batches() const;
  Stored stored() const;  // with their blocks
  api::Report report();
  void check_chains(const std::set<std::string>& may_have_gaps);

  const evaluation::KeyPairs& keys() const { return keys_; }
  Disk& disk() { return *disk_; }
  SeenClock& clock() { return clock_; }

 private:
  void after_call();

  Disks& disks_;
  Disk* disk_;
  SeenClock clock_;
  evaluation::SeededRandomSource random_;
  Oracle& oracle_;
  BrokenBuild broken_;
  std::unique_ptr<collector_store::SqliteStore> store_;
  std::unique_ptr<api::Store> misbehaving_;
  std::unique_ptr<api::Collector> collector_, courier_;
  evaluation::KeyPairs keys_;
  std::optional<std::set<std::string>> backup_;  // what it has
};

}  // namespace simulation
