// The disks of one world: folders of this machine's memory, each with faults of its own, beneath the real SQLite and the
// real files of the programs. Without power a disk keeps only what was synced, and answers nothing until it is on again.
// One Disks may be alive at a time.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "support/faulty_vfs.h"

struct sqlite3;

namespace simulation {

enum class DiskKind { machine, stick };

struct Disk {
  DiskKind kind = DiskKind::machine;
  support::FaultPlan plan;  // of databases, and of other files of a machine's folder
  // Sticks: of the file operations on it, counted from 1, the one at which this happens.
  int fails_at = 0;
  int fails_with = 0;   // an errno: EIO pulls it out, and everything fails from then on; others pass
  bool stays = false;   // and goes on failing
  int operations = 0;
  bool pulled = false;
};

class Disks {
 public:
  Disks(std::filesystem::path root, std::uint64_t seed);
  Disks(const Disks&) = delete;
  Disks& operator=(const Disks&) = delete;
  ~Disks();

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path folder(const std::string& name) const { return root_ / name; }
  Disk& add(const std::string& name, DiskKind kind);
  Disk& at(const std::string& name) { return *disks_.at(name); }
  void turn_off(const std::string& name) { vfs_.turn_off(at(name).plan); }
  // The program's own connection to a database, through which the oracle reads as an onlooker; null while it is closed.
  // The first one is the one that writes, where there are two.
  sqlite3* connection(const std::filesystem::path& database) const;
  sqlite3* writing_connection(const std::filesystem::path& database) const;
  void closed(const std::filesystem::path& database) { connections_.erase(database.string()); }

  // Called from beneath: an errno to fail with, or 0.
  int before_operation(const char* path, bool is_sync);
  void opened(const std::string& database, sqlite3* connection) { connections_[database].push_back(connection); }

 private:
  Disk* disk_of(const char* path);

  std::filesystem::path root_;
  base::Random random_;
  std::map<std::string, std::unique_ptr<Disk>> disks_;
  std::map<std::string, std::vector<sqlite3*>> connections_;  // in the order of opening
  support::FaultyVfs vfs_;
  support::FaultPlan elsewhere_;
};

}  // namespace simulation
