#include "media_child.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace media {
namespace {

base::Error system_error(const std::string& what) {
  return {errno == ENOENT ? base::ErrorCode::not_found : base::ErrorCode::io, what + ": " + std::strerror(errno)};
}

// Processes that were killed and did not end at once, as happens while a stick that was pulled out keeps one of them waiting.
// Their exit is taken at the next occasion.
class Leftovers {
 public:
  void add(pid_t process) {
    const std::lock_guard hold(mutex_);
    processes_.push_back(process);
  }
  void collect() {
    const std::lock_guard hold(mutex_);
    std::erase_if(processes_, [](pid_t process) { return ::waitpid(process, nullptr, WNOHANG) != 0; });
  }

 private:
  std::mutex mutex_;
  std::vector<pid_t> processes_;
};

Leftovers& leftovers() {
  static Leftovers all;
  return all;
}

bool has_ended(pid_t process) {
  int status = 0;
  pid_t ended = 0;
  do {
    ended = ::waitpid(process, &status, WNOHANG);
  } while (ended < 0 && errno == EINTR);
  return ended != 0;
}

// Files 3, 4, 5 and 6 of the new process (media_process/film_process.h), and behind them none.
constexpr int first_given = 3;
constexpr std::size_t given = 4;
constexpr int beyond_given = 64;

class SpawnActions {
 public:
  SpawnActions() {
    posix_spawn_file_actions_init(&files_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnActions() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  void give(std::span<const File> files) {
    for (int number = 0; number < first_given; ++number) {
      posix_spawn_file_actions_addopen(&files_, number, "/dev/null", O_RDWR, 0);
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
      posix_spawn_file_actions_adddup2(&files_, files[i].number(), first_given + static_cast<int>(i));
    }
    posix_spawn_file_actions_addclosefrom_np(&files_, first_given + static_cast<int>(files.size()));
  }

  // As a program is usually started, whatever this one does with signals.
  void reset_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }

  base::Result<pid_t> spawn(const std::filesystem::path& program) {
    char name[] = "parasol-media";
    char* arguments[] = {name, nullptr};
    char* environment[] = {nullptr};
    pid_t process = -1;
    errno = posix_spawn(&process, program.c_str(), &files_, &attributes_, arguments, environment);
    if (errno != 0) return base::fail(system_error("cannot start " + program.string()));
    return process;
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

}  // namespace

File::File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
File& File::operator=(File&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}
File::~File() {
  if (number_ >= 0) ::close(number_);
}

base::Result<SealedMemory> SealedMemory::make(const char* name, std::size_t size) {
  File file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.number() < 0 || ::ftruncate(file.number(), static_cast<off_t>(size)) != 0 ||
      ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    return base::fail(system_error("cannot make memory to share"));
  }
  void* begin = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.number(), 0);
  if (begin == MAP_FAILED) return base::fail(system_error("cannot map memory to share"));
  return SealedMemory(std::move(file), {static_cast<std::byte*>(begin), size});
}

SealedMemory::SealedMemory(SealedMemory&& other) noexcept
    : file_(std::move(other.file_)), bytes_(std::exchange(other.bytes_, {})) {}

SealedMemory::~SealedMemory() {
  if (!bytes_.empty()) ::munmap(bytes_.data(), bytes_.size());
}

base::Result<Helper> Helper::start(const std::filesystem::path& program, const File& pack, const SealedMemory& pictures,
                                   const SealedMemory& sound) {
  leftovers().collect();
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return base::fail(system_error("cannot make a socket"));
  File ours(ends[0]);
  const File theirs(ends[1]);
  // Beyond the numbers that they will have, so that none takes the place of another.
  std::vector<File> files;
  for (const int number : {theirs.number(), pack.number(), pictures.file().number(), sound.file().number()}) {
    files.emplace_back(::fcntl(number, F_DUPFD_CLOEXEC, beyond_given));
    if (files.back().number() < 0) return base::fail(system_error("cannot hand a file on"));
  }
  static_assert(first_given + given < beyond_given);
  SpawnActions actions;
  actions.give(files);
  actions.reset_signals();
  TRY_ASSIGN(const pid_t process, actions.spawn(program));
  return Helper(process, std::move(ours));
}

Helper::Helper(Helper&& other) noexcept : process_(std::exchange(other.process_, -1)), control_(std::move(other.control_)) {}

Helper& Helper::operator=(Helper&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(control_, other.control_);
  return *this;
}

void Helper::end() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  control_ = File();
  const pid_t process = std::exchange(process_, -1);
  for (int turn = 0; turn < 20; ++turn) {
    if (has_ended(process)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  leftovers().add(process);
}

Helper::Heard Helper::hear(std::optional<film_wire::ToKiosk>& message) {
  std::array<std::byte, film_wire::most_bytes> packet;
  ssize_t count = 0;
  do {
    count = ::recv(control_.number(), packet.data(), packet.size(), MSG_DONTWAIT);
    // Once for whatever the other side did not read before it ended; what it said is still to be heard.
  } while (count < 0 && (errno == EINTR || errno == ECONNRESET));
  if (count < 0 && errno == EAGAIN) return Heard::nothing;
  if (count <= 0) return Heard::gone;
  message = film_wire::parse_to_kiosk(std::span(packet).first(static_cast<std::size_t>(count)));
  return message ? Heard::message : Heard::gone;
}

// What it cannot take now, it need not hear: whoever has hundreds of messages to read is awake, or stands still.
void Helper::send(std::span<const std::byte> packet) {
  ::send(control_.number(), packet.data(), packet.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace media
