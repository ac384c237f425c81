// The barriers around the media process: what ends it, what is refused, and that each stands without the others.
#include <signal.h>

#include <cerrno>
#include <vector>

#include "media_process/confine.h"
#include "media_hostile/attempts.h"
#include "support/catch.h"
#include "support/collector_process.h"

using media_process::all_barriers;
using media_process::Barrier;
using media_process::bit_of;

namespace {

constexpr std::uint32_t privileges = bit_of(Barrier::no_new_privileges);  // without it nobody but root may set the two others
constexpr std::uint32_t files = bit_of(Barrier::file_access) | privileges;
constexpr std::uint32_t limits = bit_of(Barrier::limits);
constexpr std::uint32_t memory = bit_of(Barrier::executable_memory);
constexpr std::uint32_t calls = bit_of(Barrier::system_calls) | privileges;

// 0: it came off; an errno: it was refused; below 0: the signal that ended it.
int outcome_of(std::uint32_t barriers, std::string_view attempt) {
  return support::Child({BINARY_FOLDER "/media-hostile", std::to_string(barriers), std::string(attempt)}).wait();
}

constexpr int ended = -SIGSYS;

// The kernel that the tests run on has it; on an older one these tests have nothing to say.
bool has(Barrier barrier) {
  const int outcome = outcome_of(bit_of(barrier) | privileges, barrier == Barrier::file_access ? "open-file" : "make-executable-memory");
  return outcome != 0;
}

}  // namespace

TEST_CASE("without any barrier everything that is tried comes off") {
  for (const auto& attempt : media_hostile::attempts) {
    if (attempt.name == "trace-parent" || attempt.name == "signal-parent") continue;  // of another user
    INFO(attempt.name);
    CHECK(outcome_of(0, attempt.name) == 0);
  }
}

TEST_CASE("behind all barriers whatever is tried ends the process") {
  for (const auto& attempt : media_hostile::attempts) {
    INFO(attempt.name);
    const int outcome = outcome_of(all_barriers, attempt.name);
    // To ask for memory is no crime; what watches over memory under a sanitizer then asks for more than that.
    CHECK((outcome == ended || (attempt.name == "take-memory" && outcome == ENOMEM)));
  }
}

TEST_CASE("with each barrier taken away in turn nothing that is tried comes off") {
  for (const Barrier barrier : media_process::every_barrier) {
    if (barrier == Barrier::no_new_privileges) continue;  // its own test is below
    for (const auto& attempt : media_hostile::attempts) {
      // What one barrier alone holds; that it does is told below.
      if (barrier == Barrier::limits && attempt.name == "take-memory") continue;
      if (barrier == Barrier::system_calls && !has(Barrier::file_access) && attempt.name == "run-program") continue;
      if (barrier == Barrier::system_calls && !has(Barrier::executable_memory) && attempt.name.ends_with("executable-memory")) continue;
      INFO(name_of(barrier) << " taken away, " << attempt.name);
      CHECK(outcome_of(all_barriers & ~bit_of(barrier), attempt.name) != 0);
    }
  }
}

TEST_CASE("nobody but root can set barriers that hold without giving up new privileges") {
  CHECK(outcome_of(all_barriers & ~privileges, "open-file") == 255);
}

TEST_CASE("the filter of system calls alone ends whatever is tried") {
  for (const auto& attempt : media_hostile::attempts) {
    if (attempt.name == "take-memory") continue;
    INFO(attempt.name);
    CHECK(outcome_of(calls, attempt.name) == ended);
  }
}

TEST_CASE("the limits alone refuse files and sockets and processes and memory") {
  CHECK(outcome_of(limits, "open-file") == EMFILE);
  CHECK(outcome_of(limits, "write-file") == EMFILE);
  CHECK(outcome_of(limits, "make-socket") == EMFILE);
  CHECK(outcome_of(limits, "make-process") == EAGAIN);
  CHECK(outcome_of(limits, "take-memory") == ENOMEM);
}

TEST_CASE("file access alone refuses files and programs and other processes") {
  if (!has(Barrier::file_access)) return;
  CHECK(outcome_of(files, "open-file") == EACCES);
  CHECK(outcome_of(files, "write-file") == EACCES);
  CHECK(outcome_of(files, "run-program") == EACCES);
  CHECK(outcome_of(files, "trace-parent") == EPERM);
}

TEST_CASE("the guard of executable memory alone refuses what could be written and run") {
  if (!has(Barrier::executable_memory)) return;
  CHECK(outcome_of(memory, "make-executable-memory") == EACCES);
  CHECK(outcome_of(memory, "turn-memory-executable") == EACCES);
}
