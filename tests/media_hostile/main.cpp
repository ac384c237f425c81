// A media process that was taken over. With arguments: BARRIERS ATTEMPT sets those barriers (bits), tries, and ends with 0 when
// it came off, with the errno when it was refused, with 255 when a barrier could not be set. Without: it is parasol-media with
// all barriers that does what its own file is called in place of playing the film.
#include <sys/mman.h>
#include <sys/resource.h>

#include <climits>
#include <cstdlib>
#include <cstring>
#include <string>

#include "attempts.h"
#include "film_wire/rings.h"
#include "media_process/film_process.h"

namespace {

constexpr uid_t nobody = 65534;

const media_hostile::Attempt* attempt_named(std::string_view name) {
  for (const auto& attempt : media_hostile::attempts) {
    if (attempt.name == name) return &attempt;
  }
  return nullptr;
}

// The superuser is let through some of the barriers; a kiosk runs as nobody in particular.
bool become_nobody() { return ::getuid() != 0 || ::setresuid(nobody, nobody, nobody) == 0; }

int try_it(std::uint32_t barriers, std::string_view name) {
  const auto* attempt = attempt_named(name);
  if (attempt == nullptr || !become_nobody()) return 254;
  const auto confined = media_process::confine({.control = 3, .pack = 4, .processor_seconds = 10, .memory_mib = 64}, barriers);
  if (confined.failed) return 255;
  return attempt->attempt();
}

std::string own_name() {
  char path[PATH_MAX];
  const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  const std::string whole(path, length < 0 ? 0 : static_cast<std::size_t>(length));
  return whole.substr(whole.rfind('/') + 1);
}

// The heads of both rings are where they were mapped; a process that was taken over knows where.
void* pictures = nullptr;

void overflow_ring() {
  const std::uint64_t impossible = 1'000'000;
  std::memcpy(pictures, &impossible, sizeof impossible);
  for (;;) {
  }
}

void speak_nonsense() {
  const char nonsense[] = "nonsense";
  ::send(3, nonsense, sizeof nonsense, MSG_NOSIGNAL);
  for (;;) {
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) ::_exit(try_it(static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)), argv[2]));
  const std::string name = own_name();
  pictures = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, 5, 0);
  std::function<void()> instead = [&] {
    if (const auto* attempt = attempt_named(name)) attempt->attempt();
  };
  if (name == "overflow-ring") instead = overflow_ring;
  if (name == "speak-nonsense") instead = speak_nonsense;
  if (name == "spin") instead = [] { for (;;) {} };
  if (name == "end") instead = [] {};
  if (name == "cannot-be-confined") {
    const rlimit no_more{5, 5};  // and barriers are files while they are made
    ::setrlimit(RLIMIT_NOFILE, &no_more);
  }
  ::_exit(static_cast<int>(media_process::play_film({}, media_process::all_barriers, instead)));
}
