// A SQLite file system that fails on purpose. It passes everything to the real one, counts writes and
// syncs, and at the chosen one refuses, kills the process, or is without power from then on. A kill alone
// keeps the kernel's page cache, so what was written since each file's last sync is undone first, all of it
// or, as a disk that reorders, a part chosen by the seed.
#pragma once

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <functional>
#include <sqlite3.h>
#include <string>
#include <unistd.h>
#include <vector>

#include "base/random.h"

namespace support {

enum class Loss { nothing, all_unsynced, some_unsynced, torn };  // torn: some, each perhaps up to a sector only

struct FaultPlan {
  int kill_at_sync = 0;  // 1: the first; 0: never
  Loss loss = Loss::nothing;
  std::uint64_t seed = 1;
  int full_at_write = 0;  // SQLITE_FULL
  bool full = false;      // the same at every write from now on
  int error_at_write = 0;  // SQLITE_IOERR_WRITE
  int error_at_read = 0;   // SQLITE_IOERR_READ
  int error_at_sync = 0;   // SQLITE_IOERR_FSYNC
  int power_off_at_sync = 0;  // the process goes on and is answered nothing, until `off` is false again
  bool off = false;
  std::function<void()> before_write{};  // may take its time; called from whichever thread writes

  int reads = 0;  // seen so far
  int writes = 0;
  int syncs = 0;
};

class FaultyVfs {
 public:
  // The default for every database opened while it lives.
  FaultyVfs() : real_(sqlite3_vfs_find(nullptr)) {
    vfs_ = *real_;
    vfs_.zName = "faulty";
    vfs_.pNext = nullptr;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.pAppData = this;
    vfs_.xOpen = &FaultyVfs::open;
    vfs_.xDelete = &FaultyVfs::remove;
    vfs_.xRandomness = &FaultyVfs::randomness;
    sqlite3_vfs_register(&vfs_, 1);
  }
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;
  ~FaultyVfs() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
  }

  FaultPlan plan;
  // The plan of the disk that a file is on, where there are several; it outlives the file.
  std::function<FaultPlan&(const char* name)> plan_of = [this](const char*) -> FaultPlan& { return plan; };
  base::Random* seeded = nullptr;  // where SQLite's own random numbers come from; null: from the system

  // In the middle of nothing: what is not synced is lost, and everything fails from now on.
  void turn_off(FaultPlan& disk) {
    lose_unsynced(disk);
    disk.off = true;
  }

 private:
  // One write or truncation since the last sync, so that it can be undone and done again.
  struct Change {
    sqlite3_int64 size_before = 0;
    sqlite3_int64 offset = 0;
    std::string before;
    std::string after;
    bool truncates = false;
  };
  struct File {
    sqlite3_file base;
    FaultyVfs* owner;
    FaultPlan* plan;
    sqlite3_file* real;
    std::vector<Change>* unsynced;
  };

  static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
  static const sqlite3_io_methods& real(sqlite3_file* file) { return *of(file)->real->pMethods; }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* self = static_cast<FaultyVfs*>(vfs->pAppData);
    File* mine = of(file);
    mine->base.pMethods = nullptr;
    mine->owner = self;
    mine->plan = name == nullptr ? &self->plan : &self->plan_of(name);
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    if (mine->plan->off) return SQLITE_CANTOPEN;
    const int result = self->real_->xOpen(self->real_, name, mine->real, flags, out);
    if (result != SQLITE_OK || mine->real->pMethods == nullptr) return result;
    mine->unsynced = new std::vector<Change>();
    self->files_.push_back(mine);
    mine->base.pMethods = &methods();
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    auto* self = static_cast<FaultyVfs*>(vfs->pAppData);
    if (self->plan_of(name).off) return SQLITE_IOERR_DELETE;
    return self->real_->xDelete(self->real_, name, sync_folder);
  }

  static int randomness(sqlite3_vfs* vfs, int count, char* bytes) {
    auto* self = static_cast<FaultyVfs*>(vfs->pAppData);
    if (self->seeded == nullptr) return self->real_->xRandomness(self->real_, count, bytes);
    for (int i = 0; i < count; ++i) bytes[i] = static_cast<char>(self->seeded->below(256));
    return count;
  }

  static int close(sqlite3_file* file) {
    File* mine = of(file);
    std::erase(mine->owner->files_, mine);
    delete mine->unsynced;
    return real(file).xClose(mine->real);
  }

  // SQLite's own file system reads and writes less than 128 KiB at a time, and of more it silently takes a part.
  template <typename Piece>
  static void in_pieces(std::string& bytes, Piece piece) {
    constexpr std::size_t most = 64 * 1024;
    for (std::size_t at = 0; at < bytes.size(); at += most) {
      piece(bytes.data() + at, static_cast<int>(std::min(most, bytes.size() - at)), static_cast<sqlite3_int64>(at));
    }
  }

  static std::string bytes_at(sqlite3_file* real, sqlite3_int64 offset, sqlite3_int64 count) {
    std::string bytes(static_cast<std::size_t>(count), '\0');
    in_pieces(bytes, [&](char* piece, int size, sqlite3_int64 at) { real->pMethods->xRead(real, piece, size, offset + at); });
    return bytes;
  }

  static void remember(File* mine, sqlite3_int64 offset, sqlite3_int64 count, std::string after, bool truncates) {
    if (mine->plan->loss == Loss::nothing) return;
    Change change;
    mine->real->pMethods->xFileSize(mine->real, &change.size_before);
    change.offset = offset;
    const sqlite3_int64 end = std::min(change.size_before, offset + count);
    if (end > offset) change.before = bytes_at(mine->real, offset, end - offset);
    change.after = std::move(after);
    change.truncates = truncates;
    mine->unsynced->push_back(std::move(change));
  }

  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    File* mine = of(file);
    FaultPlan& plan = *mine->plan;
    if (plan.off) return SQLITE_IOERR_WRITE;
    if (plan.before_write) plan.before_write();
    if (++plan.writes == plan.full_at_write || plan.full) return SQLITE_FULL;
    if (plan.writes == plan.error_at_write) return SQLITE_IOERR_WRITE;
    remember(mine, offset, count, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count)), false);
    return real(file).xWrite(mine->real, bytes, count, offset);
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    File* mine = of(file);
    if (mine->plan->off) return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 size_before = 0;
    real(file).xFileSize(mine->real, &size_before);
    remember(mine, size, std::max<sqlite3_int64>(size_before - size, 0), {}, true);
    return real(file).xTruncate(mine->real, size);
  }

  static int sync(sqlite3_file* file, int flags) {
    File* mine = of(file);
    FaultPlan& plan = *mine->plan;
    if (plan.off) return SQLITE_IOERR_FSYNC;
    if (++plan.syncs == plan.kill_at_sync) mine->owner->kill_process(plan);
    if (plan.syncs == plan.power_off_at_sync) mine->owner->turn_off(plan);
    if (plan.off || plan.syncs == plan.error_at_sync) return SQLITE_IOERR_FSYNC;
    mine->unsynced->clear();
    return real(file).xSync(mine->real, flags);
  }

  void lose_unsynced(const FaultPlan& disk) {
    base::Random random(disk.seed);
    for (File* file : files_) {
      if (file->plan != &disk) continue;
      const std::vector<Change>& changes = *file->unsynced;
      for (auto change = changes.rbegin(); change != changes.rend(); ++change) undo(file->real, *change);
      if (disk.loss == Loss::some_unsynced || disk.loss == Loss::torn) {
        for (const Change& change : changes) {
          if (random.below(2) == 0) apply(file->real, disk.loss == Loss::torn ? torn(change, random) : change);
        }
      }
      file->unsynced->clear();
    }
  }

  [[noreturn]] void kill_process(const FaultPlan& disk) {
    lose_unsynced(disk);
    ::kill(::getpid(), SIGKILL);
    while (true) ::pause();
  }

  static Change torn(Change change, base::Random& random) {
    constexpr std::size_t sector = 512;
    const std::size_t whole = change.after.size() / sector;
    if (!change.truncates && random.below(2) == 0) change.after.resize(sector * random.below(whole + 1));
    return change;
  }

  static void undo(sqlite3_file* real, const Change& change) {
    std::string before = change.before;
    in_pieces(before, [&](char* piece, int size, sqlite3_int64 at) { real->pMethods->xWrite(real, piece, size, change.offset + at); });
    if (!change.truncates) real->pMethods->xTruncate(real, change.size_before);
  }

  static void apply(sqlite3_file* real, const Change& change) {
    if (change.truncates) {
      real->pMethods->xTruncate(real, change.offset);
    } else {
      real->pMethods->xWrite(real, change.after.data(), static_cast<int>(change.after.size()), change.offset);
    }
  }

  // Version 1: no shared memory and no mapped files, which would go past the counting.
  static const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods table = [] {
      sqlite3_io_methods made{};
      made.iVersion = 1;
      made.xClose = &FaultyVfs::close;
      made.xRead = [](sqlite3_file* f, void* b, int n, sqlite3_int64 at) {
        FaultPlan& plan = *of(f)->plan;
        return plan.off || ++plan.reads == plan.error_at_read ? SQLITE_IOERR_READ : real(f).xRead(of(f)->real, b, n, at);
      };
      made.xWrite = &FaultyVfs::write;
      made.xTruncate = &FaultyVfs::truncate;
      made.xSync = &FaultyVfs::sync;
      made.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f).xFileSize(of(f)->real, size); };
      made.xLock = [](sqlite3_file* f, int level) { return real(f).xLock(of(f)->real, level); };
      made.xUnlock = [](sqlite3_file* f, int level) { return real(f).xUnlock(of(f)->real, level); };
      made.xCheckReservedLock = [](sqlite3_file* f, int* out) { return real(f).xCheckReservedLock(of(f)->real, out); };
      made.xFileControl = [](sqlite3_file* f, int what, void* with) { return real(f).xFileControl(of(f)->real, what, with); };
      made.xSectorSize = [](sqlite3_file* f) { return real(f).xSectorSize(of(f)->real); };
      made.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f).xDeviceCharacteristics(of(f)->real); };
      return made;
    }();
    return table;
  }

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
  std::vector<File*> files_;
};

}  // namespace support
