#include "copying.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace stock {
namespace {

using session::PackTrouble;

constexpr std::size_t piece = std::size_t{1} << 20;

std::string reason(const std::string& what, const std::filesystem::path& path) { return what + " " + path.string() + ": " + std::strerror(errno); }

tl::unexpected<session::PackFailure> not_written(const std::string& what, const std::filesystem::path& path) {
  const PackTrouble why = errno == ENOSPC || errno == EDQUOT ? PackTrouble::no_room : PackTrouble::not_written;
  return trouble(why, reason(what, path));
}

struct Closing {
  int descriptor;
  ~Closing() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

}  // namespace

tl::unexpected<session::PackFailure> trouble(PackTrouble why, std::string message) {
  return tl::unexpected<session::PackFailure>(session::PackFailure{why, std::move(message)});
}

tl::unexpected<session::PackFailure> stopped() {
  return tl::unexpected<session::PackFailure>(session::PackFailure{std::nullopt, base::cancelled().message});
}

tl::expected<NewFile, session::PackFailure> NewFile::create(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return not_written("cannot create", path);
  return NewFile(descriptor, path);
}

NewFile::NewFile(NewFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::exchange(other.path_, {})) {}

NewFile::~NewFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

CopyResult NewFile::write(const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(descriptor_, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return not_written("cannot write", path_);
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return {};
}

CopyResult NewFile::sync() {
  if (::fsync(descriptor_) != 0) return not_written("cannot sync", path_);
  return {};
}

CopyResult NewFile::move_to(const std::filesystem::path& place) {
  if (::rename(path_.c_str(), place.c_str()) != 0) return not_written("cannot replace", place);
  path_.clear();
  const Closing folder{::open(place.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.descriptor < 0 || ::fsync(folder.descriptor) != 0) return not_written("cannot sync", place.parent_path());
  return {};
}

CopyResult copy_file(const std::filesystem::path& from, std::uint64_t size, NewFile& to, const CopyWatch& watch) {
  const Closing source{::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)};
  if (source.descriptor < 0) return trouble(PackTrouble::source_gone, reason("cannot open", from));
  std::vector<char> buffer(piece);
  for (std::uint64_t copied = 0; copied < size;) {
    if (watch.is_cancelled()) return stopped();
    const ssize_t got = ::read(source.descriptor, buffer.data(), std::min<std::uint64_t>(piece, size - copied));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return trouble(PackTrouble::source_gone, reason("cannot read", from));
    if (got == 0) return trouble(PackTrouble::source_gone, from.string() + " ended early");
    if (auto written = to.write(buffer.data(), static_cast<std::size_t>(got)); !written) return written;
    copied += static_cast<std::uint64_t>(got);
    watch.progress(copied);
  }
  return to.sync();
}

}  // namespace stock
