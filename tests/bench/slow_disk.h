// A SQLite file system on which writing is as fast as below it and each sync takes as long as on an old hard disk: 15 ms
// for the heads, and what was written since the file's last sync at 20 MB a second. Reading is not slowed: after a start
// what is read stands in the kernel's memory. It needs no rights, and the files are real ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <sqlite3.h>

namespace bench {

class SlowDisk {
 public:
  static constexpr std::chrono::milliseconds seek{15};
  static constexpr std::int64_t bytes_per_ms = 20'000;

  // The default for every database opened while it lives; they are closed before it ends.
  SlowDisk();
  SlowDisk(const SlowDisk&) = delete;
  SlowDisk& operator=(const SlowDisk&) = delete;
  ~SlowDisk();

 private:
  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out);

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
};

}  // namespace bench
