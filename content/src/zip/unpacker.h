// The adapter to libzip: unpacks deflated entries, piece by piece. libzip reads the directory a second
// time with its own eyes, and an entry on which it does not agree with ours is refused. It is opened
// when the first deflated entry is read, so that opening a pack does not pay for it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "zip/zip_directory.h"

namespace content {

using TakeBytes = std::function<void(const unsigned char* bytes, std::size_t count)>;

class Unpacker {
 public:
  static base::Result<Unpacker> open(const PackFile& file);

  // Hands the unpacked content to `take`, never more of it than the directory says.
  base::Result<void> unpack(std::uint64_t position, const ZipEntry& entry, const TakeBytes& take);

  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;
  ~Unpacker();

 private:
  struct Archive;
  explicit Unpacker(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace content
