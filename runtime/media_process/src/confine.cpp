#include "media_process/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace media_process {
namespace {

constexpr int not_there = -1;  // the kernel has no such barrier
constexpr int done = 0;        // everything else is an errno

int last_error() { return errno != 0 ? errno : EINVAL; }

int forbid_new_privileges() { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? done : last_error(); }

// In bytes; what /proc says of this process.
std::optional<rlim_t> address_space() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "re"), &std::fclose);
  unsigned long pages = 0;
  if (!file || std::fscanf(file.get(), "%lu", &pages) != 1) return std::nullopt;
  return rlim_t{pages} * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

int limit(const Allowed& allowed, std::optional<rlim_t> used) {
  if (!used) return ENOENT;
  const rlim_t memory = *used + (rlim_t{allowed.memory_mib} << 20);
  const rlim_t seconds = allowed.processor_seconds;
  const std::array limits{std::pair{RLIMIT_AS, memory},    std::pair{RLIMIT_CPU, seconds},      std::pair{RLIMIT_NOFILE, rlim_t{0}},
                          std::pair{RLIMIT_NPROC, rlim_t{0}}, std::pair{RLIMIT_FSIZE, rlim_t{0}}, std::pair{RLIMIT_CORE, rlim_t{0}}};
  for (const auto& [resource, most] : limits) {
    const rlimit both{most, most};
    if (::setrlimit(resource, &both) != 0) return last_error();
  }
  return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? done : last_error();
}

// Numbers and bits that the headers of an older system do not name.
constexpr std::uint64_t first_file_rights = (1ULL << 13) - 1;
constexpr std::uint64_t refer = 1ULL << 13;
constexpr std::uint64_t truncate_files = 1ULL << 14;
constexpr std::uint64_t device_control = 1ULL << 15;
constexpr std::uint64_t bind_and_connect = 3;
constexpr std::uint64_t sockets_and_signals = 3;
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t others = 0;
};

// Everything that this kernel can forbid, and no exception.
int forbid_files() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? not_there : last_error();
  Ruleset ruleset{.files = first_file_rights};
  if (version >= 2) ruleset.files |= refer;
  if (version >= 3) ruleset.files |= truncate_files;
  if (version >= 4) ruleset.network = bind_and_connect;
  if (version >= 5) ruleset.files |= device_control;
  if (version >= 6) ruleset.others = sockets_and_signals;
  const std::size_t size = version >= 6 ? sizeof ruleset : version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
  const long rules = ::syscall(SYS_landlock_create_ruleset, &ruleset, size, 0);
  if (rules < 0) return last_error();
  const int error = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0 ? done : last_error();
  ::close(static_cast<int>(rules));
  return error;
}

int forbid_executable_memory() {
  constexpr int set_mdwe = 65;  // PR_SET_MDWE, and its PR_MDWE_REFUSE_EXEC_GAIN
  if (::prctl(set_mdwe, 1, 0, 0, 0) == 0) return done;
  return errno == EINVAL ? not_there : last_error();
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr auto low_bits = [](int value) { return static_cast<scmp_datum_t>(static_cast<std::uint32_t>(value)); };

// The kernel takes no more than the low half of what is an int to it.
scmp_arg_cmp is_int(unsigned argument, int value) { return SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, low_bits(value)); }
scmp_arg_cmp has_no(unsigned argument, int bits) { return SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, low_bits(bits), 0); }

int allow_calls(scmp_filter_ctx filter, const Allowed& allowed) {
  int error = 0;
  const auto allow = [&](int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    if (error == 0) {
      error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()), conditions.begin());
    }
  };
  allow(SCMP_SYS(pread64), {is_int(0, allowed.pack)});
  allow(SCMP_SYS(recvfrom), {is_int(0, allowed.control), SCMP_A4(SCMP_CMP_EQ, 0)});
  allow(SCMP_SYS(sendto), {is_int(0, allowed.control), SCMP_A4(SCMP_CMP_EQ, 0)});
  allow(SCMP_SYS(mmap), {has_no(2, PROT_EXEC), is_int(4, -1)});
  for (const int call : {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(exit),
                         SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(clock_gettime)}) {
    allow(call);
  }
  return -error;
}

int forbid_calls(const Allowed& allowed) {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
  if (!filter) return ENOMEM;
  // no_new_privileges is a barrier of its own, and must not come in by this door.
  if (const int error = seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_NNP, 0)) return -error;
  if (const int error = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS)) return -error;
  if (const int error = allow_calls(filter.get(), allowed)) return error;
  return -seccomp_load(filter.get());
}

int set(Barrier barrier, const Allowed& allowed, std::optional<rlim_t> used) {
  errno = 0;
  switch (barrier) {
    case Barrier::no_new_privileges: return forbid_new_privileges();
    case Barrier::limits: return limit(allowed, used);
    case Barrier::file_access: return forbid_files();
    case Barrier::executable_memory: return forbid_executable_memory();
    case Barrier::system_calls: return forbid_calls(allowed);
  }
  return EINVAL;
}

}  // namespace

std::string_view name_of(Barrier barrier) {
  switch (barrier) {
    case Barrier::no_new_privileges: return "no_new_privileges";
    case Barrier::limits: return "limits";
    case Barrier::file_access: return "file_access";
    case Barrier::executable_memory: return "executable_memory";
    case Barrier::system_calls: return "system_calls";
  }
  return "unknown";
}

Confined confine(const Allowed& allowed, std::uint32_t barriers) {
  Confined confined;
  const auto used = address_space();  // which cannot be asked behind the first barriers
  for (const Barrier barrier : every_barrier) {
    if ((barriers & bit_of(barrier)) == 0) continue;
    const int error = set(barrier, allowed, used);
    if (error > 0) {
      confined.failed = NotSet{barrier, error};
      return confined;
    }
    if (error == done) confined.barriers |= bit_of(barrier);
  }
  return confined;
}

}  // namespace media_process
