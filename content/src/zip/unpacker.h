// The adapter to libzip: unpacks deflated entries, piece by piece. libzip reads the directory a second
// time with its own eyes, and an entry on which it does not agree with ours is refused. It is opened
// when the first deflated entry is read, so that opening a pack does not pay for it. libzip has one
// place in the file for all its readers, so they wait for each other here.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

#include "base/result.h"
#include "zip/zip_directory.h"

namespace content {

using TakeBytes = std::function<void(const unsigned char* bytes, std::size_t count)>;

class Unpacker {
 public:
  Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker();

  // Hands the unpacked content to `take`, never more of it than the directory says. `take` must not unpack.
  base::Result<void> unpack(const PackFile& file, std::uint64_t position, const ZipEntry& entry, const TakeBytes& take) const;

 private:
  struct Archive;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<Archive> archive_;  // null until the first entry is unpacked
};

}  // namespace content
