// <fcntl.h> and <unistd.h> are not included: they would declare what is defined here otherwise.
#include "file_calls.h"

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstring>
#include <map>
#include <sys/syscall.h>
#include <sys/types.h>

extern "C" long syscall(long number, ...);

namespace simulation {
namespace {

constexpr int at_working_folder = -100;  // AT_FDCWD
constexpr int creates = 0100;            // O_CREAT
constexpr int is_folder = 0200000;       // O_DIRECTORY

std::string watched;
OnFileCall ask = nullptr;
std::map<int, std::string>& files() {
  static std::map<int, std::string> open_files;
  return open_files;
}

bool is_ours(const char* path) {
  if (ask == nullptr || std::strncmp(path, watched.c_str(), watched.size()) != 0) return false;
  return std::strstr(path, ".db") == nullptr && std::strstr(path, "/lock") == nullptr;  // SQLite's are behind the VFS
}

bool may(const char* path, FileCall call) {
  if (!is_ours(path)) return true;
  const int problem = ask(path, call);
  if (problem != 0) errno = problem;
  return problem == 0;
}

bool may(int file, FileCall call) {
  if (ask == nullptr) return true;
  const auto found = files().find(file);
  return found == files().end() || may(found->second.c_str(), call);
}

}  // namespace

void watch_file_calls(const std::string& root, OnFileCall asked) {
  watched = root;
  ask = asked;
  files().clear();
}

int open_watched(const char* path, int flags, unsigned mode) {
  if ((flags & creates) != 0 && !may(path, FileCall::create)) return -1;
  const int file = static_cast<int>(syscall(SYS_openat, at_working_folder, path, flags, mode));
  if (file >= 0 && (flags & (creates | is_folder)) != 0 && is_ours(path)) files()[file] = path;
  return file;
}

}  // namespace simulation

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const unsigned mode = va_arg(rest, unsigned);
  va_end(rest);
  return simulation::open_watched(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const unsigned mode = va_arg(rest, unsigned);
  va_end(rest);
  return simulation::open_watched(path, flags, mode);
}

int close(int file) {
  if (simulation::ask != nullptr) simulation::files().erase(file);
  return static_cast<int>(syscall(SYS_close, file));
}

// A write that fails has often written something.
ssize_t write(int file, const void* bytes, std::size_t count) {
  if (!simulation::may(file, simulation::FileCall::write)) {
    const int problem = errno;
    syscall(SYS_write, file, bytes, count / 3);
    errno = problem;
    return -1;
  }
  return syscall(SYS_write, file, bytes, count);
}

int fsync(int file) {
  if (!simulation::may(file, simulation::FileCall::sync)) return -1;
  return static_cast<int>(syscall(SYS_fsync, file));
}

int rename(const char* from, const char* to) noexcept {
  if (!simulation::may(to, simulation::FileCall::rename)) return -1;
  return static_cast<int>(syscall(SYS_rename, from, to));
}

int unlink(const char* path) noexcept {
  if (!simulation::may(path, simulation::FileCall::unlink)) return -1;
  return static_cast<int>(syscall(SYS_unlink, path));
}

// As std::filesystem removes.
int remove(const char* path) noexcept {
  if (!simulation::may(path, simulation::FileCall::unlink)) return -1;
  const auto result = static_cast<int>(syscall(SYS_unlink, path));
  return result != 0 && (errno == EISDIR || errno == EPERM) ? static_cast<int>(syscall(SYS_rmdir, path)) : result;
}

}  // extern "C"
