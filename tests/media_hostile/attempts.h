// What somebody would try who had taken the media process over. Each returns 0 when it came off, and otherwise why not (errno).
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

namespace media_hostile {

inline int as_errno(bool has_come_off) { return has_come_off ? 0 : errno; }

inline int open_file() { return as_errno(::open("/etc/passwd", O_RDONLY) >= 0); }
inline int write_file() { return as_errno(::open("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0); }
inline int make_socket() { return as_errno(::socket(AF_INET, SOCK_STREAM, 0) >= 0); }
inline int run_program() {
  char name[] = "true";
  char* arguments[] = {name, nullptr};
  char* environment[] = {nullptr};
  ::execve("/bin/true", arguments, environment);
  return errno;
}
inline int trace_parent() { return as_errno(::ptrace(PTRACE_SEIZE, ::getppid(), nullptr, nullptr) == 0); }
inline int make_executable_memory() {
  return as_errno(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}
inline int turn_memory_executable() {
  void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return as_errno(::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}
inline int make_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return as_errno(child > 0);
}
inline int signal_parent() { return as_errno(::kill(::getppid(), SIGCONT) == 0); }
inline int take_memory() {  // more than any test allows, and touched
  constexpr std::size_t size = std::size_t{200} << 20;
  auto* memory = static_cast<char*>(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (memory == MAP_FAILED) return errno;
  for (std::size_t at = 0; at < size; at += 4096) memory[at] = 1;
  return 0;
}

struct Attempt {
  std::string_view name;
  int (*attempt)();
};
inline constexpr std::array attempts{Attempt{"open-file", open_file},
                                     Attempt{"write-file", write_file},
                                     Attempt{"make-socket", make_socket},
                                     Attempt{"run-program", run_program},
                                     Attempt{"trace-parent", trace_parent},
                                     Attempt{"make-executable-memory", make_executable_memory},
                                     Attempt{"turn-memory-executable", turn_memory_executable},
                                     Attempt{"make-process", make_process},
                                     Attempt{"signal-parent", signal_parent},
                                     Attempt{"take-memory", take_memory}};

}  // namespace media_hostile
