#include "slow_disk.h"

#include <thread>

namespace bench {
namespace {

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  std::int64_t unsynced_bytes;
};

File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
const sqlite3_io_methods& real(sqlite3_file* file) { return *of(file)->real->pMethods; }

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  of(file)->unsynced_bytes += count;
  return real(file).xWrite(of(file)->real, bytes, count, offset);
}

int sync(sqlite3_file* file, int flags) {
  std::this_thread::sleep_for(SlowDisk::seek + std::chrono::milliseconds(of(file)->unsynced_bytes / SlowDisk::bytes_per_ms));
  of(file)->unsynced_bytes = 0;
  return real(file).xSync(of(file)->real, flags);
}

// Version 1: no shared memory and no mapped files, which would go past the delay.
sqlite3_io_methods make_methods() {
  sqlite3_io_methods made{};
  made.iVersion = 1;
  made.xClose = [](sqlite3_file* f) { return real(f).xClose(of(f)->real); };
  made.xRead = [](sqlite3_file* f, void* b, int n, sqlite3_int64 at) { return real(f).xRead(of(f)->real, b, n, at); };
  made.xWrite = &write;
  made.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return real(f).xTruncate(of(f)->real, size); };
  made.xSync = &sync;
  made.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f).xFileSize(of(f)->real, size); };
  made.xLock = [](sqlite3_file* f, int level) { return real(f).xLock(of(f)->real, level); };
  made.xUnlock = [](sqlite3_file* f, int level) { return real(f).xUnlock(of(f)->real, level); };
  made.xCheckReservedLock = [](sqlite3_file* f, int* out) { return real(f).xCheckReservedLock(of(f)->real, out); };
  made.xFileControl = [](sqlite3_file* f, int what, void* with) { return real(f).xFileControl(of(f)->real, what, with); };
  made.xSectorSize = [](sqlite3_file* f) { return real(f).xSectorSize(of(f)->real); };
  made.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f).xDeviceCharacteristics(of(f)->real); };
  return made;
}

const sqlite3_io_methods methods = make_methods();

}  // namespace

SlowDisk::SlowDisk() : real_(sqlite3_vfs_find(nullptr)) {
  vfs_ = *real_;
  vfs_.zName = "slow";
  vfs_.pNext = nullptr;
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  vfs_.pAppData = real_;
  vfs_.xOpen = &SlowDisk::open;
  sqlite3_vfs_register(&vfs_, 1);
}

SlowDisk::~SlowDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

int SlowDisk::open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* below = static_cast<sqlite3_vfs*>(vfs->pAppData);
  File* mine = of(file);
  mine->base.pMethods = nullptr;
  mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
  mine->unsynced_bytes = 0;
  const int result = below->xOpen(below, name, mine->real, flags, out);
  if (mine->real->pMethods != nullptr) mine->base.pMethods = &methods;
  return result;
}

}  // namespace bench
