#include "zip/pack_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace content {

using base::ErrorCode;

base::Result<PackFile> PackFile::open(const std::filesystem::path& path) {
  // Without O_NONBLOCK a named pipe in the packs folder would hang the program.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    return base::fail(code, "cannot open the pack " + path.string() + ": " + std::strerror(errno));
  }
  PackFile file(descriptor, 0);
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) {
    return base::fail(ErrorCode::io, "cannot read the pack " + path.string() + ": " + std::strerror(errno));
  }
  if (!S_ISREG(about.st_mode)) return base::fail(ErrorCode::corrupt, "the pack is not a file");
  file.size_ = static_cast<std::uint64_t>(about.st_size);
  return file;
}

PackFile::PackFile(PackFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

PackFile& PackFile::operator=(PackFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

PackFile::~PackFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<void> PackFile::read(std::uint64_t offset, char* bytes, std::size_t count) const {
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, bytes, count, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::fail(ErrorCode::io, std::string("cannot read the pack: ") + std::strerror(errno));
    if (got == 0) return base::fail(ErrorCode::corrupt, "the pack is cut short");
    offset += static_cast<std::uint64_t>(got);
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return {};
}

base::Result<std::string> PackFile::read(std::uint64_t offset, std::size_t count) const {
  if (offset > size_ || count > size_ - offset) return base::fail(ErrorCode::corrupt, "the pack is cut short");
  std::string bytes(count, '\0');
  TRY(read(offset, bytes.data(), count));
  return bytes;
}

}  // namespace content
