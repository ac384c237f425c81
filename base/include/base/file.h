// Files, with errors as values. Writing is atomic and, with write_file(), durable: after success the new
// bytes survive a power cut, after failure the old ones are still there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

using Bytes = std::vector<unsigned char>;

// Fails with not_found, io, or invalid_input when the file is larger than max_bytes.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t max_bytes = std::size_t{64} << 20);
Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t max_bytes = std::size_t{64} << 20);

// Temporary name, fsync, rename, fsync of the folder. Fails with io or no_space.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);
Result<void> write_file(const std::filesystem::path& path, const Bytes& bytes);

// The same without waiting for the disk, for what can be made again: a reader sees the old bytes or the new ones, but
// after a power cut the file may be there and empty or cut short. Fails with io or no_space.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

// Held for as long as the object lives; released by the kernel when the process dies.
// Fails with unavailable when another process holds it, io when the file cannot be made.
class FileLock {
 public:
  static Result<FileLock> acquire(const std::filesystem::path& path);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace base
