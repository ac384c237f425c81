// A file copied piece by piece to a name that nobody opens, and made durable there. Which of the two sides failed is told
// apart: a stick that was pulled out is another sentence than a disk that is full.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/cancel.h"
#include "stock/pack_folder.h"

namespace stock {

struct CopyWatch {
  base::IsCancelled is_cancelled;
  std::function<void(std::uint64_t copied)> progress;
};

using CopyResult = tl::expected<void, session::PackFailure>;

tl::unexpected<session::PackFailure> trouble(session::PackTrouble why, std::string message);
tl::unexpected<session::PackFailure> stopped();

// A file that is being written: removed again unless it was moved to where it belongs.
class NewFile {
 public:
  static tl::expected<NewFile, session::PackFailure> create(const std::filesystem::path& path);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  CopyResult write(const char* bytes, std::size_t count);
  CopyResult sync();
  CopyResult move_to(const std::filesystem::path& place);  // and the folder is synced
  const std::filesystem::path& path() const { return path_; }

 private:
  NewFile(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_ = -1;
  std::filesystem::path path_;
};

// Exactly `size` bytes: a source that has fewer was pulled out, or is not what it was.
CopyResult copy_file(const std::filesystem::path& from, std::uint64_t size, NewFile& to, const CopyWatch& watch);

}  // namespace stock
