// The barriers around a process that reads films. They are set in the order of `every_barrier`, once, before the first byte of
// the film is read, and cannot be taken down again. Each can be left out, for tests that ask what the others hold by themselves.
//
// Where a barrier is set, the process ends (seccomp) or is refused (the others) when it tries:
//
//   no_new_privileges  a program that would run with more rights than this process has them no more
//   file_access        Landlock: any file or folder by its name, signals and sockets to others, where the kernel has it
//   limits             more memory or processor time than was ordered; another file or process; to be looked into
//   executable_memory  memory that can be written and then run, where the kernel has it (Linux 6.3)
//   system_calls       seccomp: all but what decoding needs; on files but the pack and the socket, on any other call: the end
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace media_process {

enum class Barrier : std::uint32_t { no_new_privileges, file_access, limits, executable_memory, system_calls };
inline constexpr std::array every_barrier{Barrier::no_new_privileges, Barrier::file_access, Barrier::limits,
                                          Barrier::executable_memory, Barrier::system_calls};

std::string_view name_of(Barrier barrier);  // for a log: small letters and underscores
constexpr std::uint32_t bit_of(Barrier barrier) { return 1U << static_cast<std::uint32_t>(barrier); }
inline constexpr std::uint32_t all_barriers = (1U << every_barrier.size()) - 1;

struct Allowed {
  int control = -1;  // the socket that may be read and written
  int pack = -1;     // the file that may be read
  std::uint32_t processor_seconds = 1;
  std::uint32_t memory_mib = 16;  // beyond what the process has
};

struct NotSet {
  Barrier barrier;
  int error;  // errno
};

struct Confined {
  std::uint32_t barriers = 0;  // that stand now, by bit_of()
  std::optional<NotSet> failed;  // the first that the kernel has and that could not be set; later ones were not tried
};

// One thread must be all there is. A barrier that the kernel does not have at all is left out, unless it is no_new_privileges,
// limits or system_calls: without them there is no film.
Confined confine(const Allowed& allowed, std::uint32_t barriers = all_barriers);

}  // namespace media_process
