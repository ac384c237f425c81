// A scripted visit in a process of its own, killed at its first sync, its second, … until it comes to
// its end.
#include <sys/wait.h>

#include "scripted_visit.h"
#include "support/catch.h"
#include "support/faulty_vfs.h"

namespace {

using crash::Outcome;
using crash::Prepared;
using crash::Step;
using crash::script;
using support::Loss;

// The child: one byte into the pipe for each call that returned.
[[noreturn]] void run_script(const std::filesystem::path& folder, const support::FaultPlan& plan, int told) {
  support::FaultyVfs disk;
  disk.plan = plan;
  base::VirtualClock clock(support::monday_s);
  evaluation::SeededRandomSource random(11);
  const auto store = store::Store::open({folder, &clock, &random});
  if (!store) ::_exit(2);
  for (const Step& step : script()) {
    if (!step.act(**store)) ::_exit(3);
    if (::write(told, "+", 1) != 1) ::_exit(4);
  }
  ::_exit(0);
}

Outcome play_until_killed(const std::filesystem::path& folder, const support::FaultPlan& plan) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) run_script(folder, plan, ends[1]);
  ::close(ends[1]);
  Outcome outcome;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) ++outcome.returned;
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  outcome.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!outcome.killed) {
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
  }
  return outcome;
}

int kill_at_each_sync(Loss loss, std::uint64_t seed) {
  const Prepared prepared;
  const support::TemporaryFolder place;
  const std::filesystem::path folder = place.path() / "data";
  for (int sync = 1;; ++sync) {
    INFO("killed at sync " << sync << ", seed " << seed);
    crash::copy_folder(prepared.kiosk.folder.path(), folder);
    support::FaultPlan plan;
    plan.kill_at_sync = sync;
    plan.loss = loss;
    plan.seed = seed + static_cast<std::uint64_t>(sync);
    const Outcome outcome = play_until_killed(folder, plan);
    crash::check_folder(folder, outcome, prepared.incarnation);
    if (!outcome.killed) {
      CHECK(outcome.returned == script().size());
      return sync;
    }
    REQUIRE(sync < 1000);
  }
}

}  // namespace

TEST_CASE("a kill at any sync of a visit loses no answer whose call had returned") {
  CHECK(kill_at_each_sync(Loss::nothing, 0) > 24);
}

TEST_CASE("a power cut that drops every unsynced write loses no answer whose call had returned") {
  CHECK(kill_at_each_sync(Loss::all_unsynced, 0) > 24);
}

TEST_CASE("a power cut that reorders unsynced writes loses no answer whose call had returned") {
  for (const std::uint64_t seed : {1000, 2000}) CHECK(kill_at_each_sync(Loss::some_unsynced, seed) > 24);
}

TEST_CASE("a power cut in the middle of writing a sector loses no answer whose call had returned") {
  for (const std::uint64_t seed : {3000, 4000}) CHECK(kill_at_each_sync(Loss::torn, seed) > 24);
}

TEST_CASE("a kill at any sync of the first start leaves a folder that the next start can use") {
  const support::TemporaryFolder place;
  for (const Loss loss : {Loss::nothing, Loss::all_unsynced, Loss::some_unsynced, Loss::torn}) {
    bool killed = true;
    for (int sync = 1; killed; ++sync) {
      INFO("killed at sync " << sync);
      const std::filesystem::path folder = place.path() / "first";
      std::filesystem::remove_all(folder);
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      base::VirtualClock clock(support::monday_s);
      evaluation::SeededRandomSource random(static_cast<std::uint64_t>(sync));
      if (child == 0) {
        support::FaultyVfs disk;
        disk.plan.kill_at_sync = sync;
        disk.plan.loss = loss;
        ::_exit(store::Store::open({folder, &clock, &random}) ? 0 : 2);
      }
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      killed = WIFSIGNALED(status);
      const auto store = store::Store::open({folder, &clock, &random});
      REQUIRE(store);
      CHECK((*store)->keep_scoring_key(support::small_key()));
      CHECK(support::play(**store, support::sitting(0)));
      REQUIRE(sync < 1000);
    }
  }
}
