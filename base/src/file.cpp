#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> fail_with_errno(const std::string& what, const std::filesystem::path& path) {
  const int number = errno;
  const ErrorCode code = number == ENOENT                        ? ErrorCode::not_found
                         : number == ENOSPC || number == EDQUOT ? ErrorCode::no_space
                                                                 : ErrorCode::io;
  return fail(code, "cannot " + what + " " + path.string() + ": " + std::strerror(number));
}

template <typename Container>
Result<Container> read_all(const std::filesystem::path& path, std::size_t max_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) return fail_with_errno("open", path);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return fail_with_errno("read", path);
  if (S_ISDIR(about.st_mode)) return fail(ErrorCode::invalid_input, path.string() + " is a folder, not a file");
  Container bytes;
  unsigned char buffer[65536];
  while (true) {
    const ssize_t count = ::read(file.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail_with_errno("read", path);
    if (count == 0) return bytes;
    bytes.insert(bytes.end(), buffer, buffer + count);
    if (bytes.size() > max_bytes) {
      return fail(ErrorCode::invalid_input, path.string() + " is larger than " + std::to_string(max_bytes) + " bytes");
    }
  }
}

Result<void> write_fully(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail_with_errno("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor handle(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle.open() || ::fsync(handle.number()) != 0) return fail_with_errno("sync folder", folder);
  return {};
}

enum class Wait { for_nothing, for_the_disk };

Result<void> replace(const std::filesystem::path& path, std::string_view bytes, Wait wait) {
  std::filesystem::path temporary = path;
  temporary += ".tmp";
  const auto written = [&]() -> Result<void> {
    ::unlink(temporary.c_str());  // what was left there, or a link or pipe that somebody else put there: neither is written through
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.open()) return fail_with_errno("create", temporary);
    TRY(write_fully(file.number(), bytes, temporary));
    if (wait == Wait::for_the_disk && ::fsync(file.number()) != 0) return fail_with_errno("sync", temporary);
    if (::rename(temporary.c_str(), path.c_str()) != 0) return fail_with_errno("replace", path);
    return {};
  }();
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  return read_all<Bytes>(path, max_bytes);
}

Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
  return read_all<std::string>(path, max_bytes);
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  TRY(replace(path, bytes, Wait::for_the_disk));
  return sync_folder(path.parent_path());
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  return replace(path, bytes, Wait::for_nothing);
}

Result<void> write_file(const std::filesystem::path& path, const Bytes& bytes) {
  return write_file(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Result<FileLock> FileLock::acquire(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail_with_errno("open", path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK;
    ::close(descriptor);
    if (held) return fail(ErrorCode::unavailable, path.string() + " is held by another process");
    return fail_with_errno("lock", path);
  }
  return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace base
