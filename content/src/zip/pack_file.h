// A pack's file, open for reading at any place. Owns its descriptor. Bytes are read with pread, not
// mapped: a stick pulled out in the middle must be an error, and in mapped memory it is a signal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace content {

inline constexpr std::size_t copied_at_once = 256 * 1024;  // bytes

class PackFile {
 public:
  static base::Result<PackFile> open(const std::filesystem::path& path);

  PackFile(PackFile&& other) noexcept;
  PackFile& operator=(PackFile&& other) noexcept;
  PackFile(const PackFile&) = delete;
  PackFile& operator=(const PackFile&) = delete;
  ~PackFile();

  std::uint64_t size() const { return size_; }
  int descriptor() const { return descriptor_; }

  // Exactly `count` bytes; fewer are corrupt.
  base::Result<void> read(std::uint64_t offset, char* bytes, std::size_t count) const;
  base::Result<std::string> read(std::uint64_t offset, std::size_t count) const;

 private:
  PackFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace content
