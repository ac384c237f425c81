// Leaving with a store of 100,000 answers on a slow disk, while answers are being kept and blocks are being closed.
#include <chrono>
#include <optional>
#include <thread>

#include "app_player.h"
#include "full_store.h"
#include "job_work.h"
#include "measurements.h"
#include "slow_disk.h"
#include "sync/http_port.h"
#include "temporary_memory.h"
#include "timing.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 24;
constexpr double exit_ms = 200;
constexpr double frame_ms = 16.7;

struct Samples {
  std::vector<double> exit_ms;  // from the key, or press and release together, to the neutral frame
  std::vector<double> tap_ms;   // of the taps before
  std::vector<double> open_ms;  // how long a lesson is held by a closing that began before it
};

struct Closing {
  double until_free_ms = 0;  // from cancelling, or from the start when nobody cancels
  bool was_cancelled = false;
};

void wait_for(double ms) { std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(ms)); }

// One closing by the threads of the program, cancelled after so long; never when there is no time.
base::Result<Closing> close_and_cancel(const fs::path& folder, std::optional<double> cancel_after_ms) {
  OpenStore filled;
  TRY(filled.open(folder));
  Wakeups wakeups;
  app::ThreadedJobs jobs(app::make_job_work(*filled.store, [] { return syncing::make_curl_port(); }), [&] { wakeups.wake(); });
  Stopwatch watch;
  const session::JobNumber closing = jobs.start(session::CloseBlocks{});
  if (cancel_after_ms) {
    wait_for(*cancel_after_ms);
    watch = Stopwatch();
    jobs.cancel(closing);
  }
  wakeups.wait_for_more_than(0);
  const double ms = watch.ms();
  const auto reports = jobs.reports();
  if (reports.size() != 1 || std::holds_alternative<session::JobFailed>(reports[0].what)) {
    return base::fail(base::ErrorCode::corrupt, "the closing did not end as it should, so nothing was measured");
  }
  return Closing{ms, std::holds_alternative<session::JobCancelled>(reports[0].what)};
}

// How the person leaves, so that each round finds the disk at something else.
enum class Leaving { while_the_lesson_opens, while_an_answer_is_kept, in_the_lesson };

base::Result<void> leave(AppPlayer& player, bool by_key, Samples& samples) {
  if (by_key) {
    samples.exit_ms.push_back(player.quick_exit_by_key());
  } else {
    std::vector<double> press_and_release;
    TRY(player.tap("frame/quick-exit", press_and_release));
    samples.exit_ms.push_back(press_and_release[0] + press_and_release[1]);
  }
  if (std::holds_alternative<session::Neutral>(player.kiosk().shell().place) && !player.kiosk().is_waiting()) return {};
  return base::fail(base::ErrorCode::corrupt, "the neutral screen is not there, so nothing was measured");
}

base::Result<void> must_wait(const AppPlayer& player) {
  if (player.kiosk().is_waiting()) return {};
  return base::fail(base::ErrorCode::corrupt, "the disk had the answer before the frame, so it is not slow");
}

base::Result<void> play_and_leave(AppPlayer& player, Leaving leaving, bool by_key, bool is_slow, Samples& samples) {
  for (const std::string& id : way_to_lesson()) TRY(player.tap(id, samples.tap_ms));
  if (leaving == Leaving::while_the_lesson_opens) return leave(player, by_key, samples);
  samples.open_ms.push_back(player.wait_for_the_disk());
  TRY(player.tap("assent/yes", samples.tap_ms));
  player.wait_for_the_disk();
  TRY(player.tap("skip", samples.tap_ms));  // what is skipped is kept as well
  if (leaving == Leaving::while_an_answer_is_kept) {
    if (is_slow) TRY(must_wait(player));
    return leave(player, by_key, samples);
  }
  player.wait_for_the_disk();
  while (player.is_asked()) {
    TRY(player.tap("skip", samples.tap_ms));
    player.wait_for_the_disk();
  }
  TRY(player.tap("next", samples.tap_ms));
  return leave(player, by_key, samples);
}

// A round begins with a fresh kiosk, which closes while nobody is there: the person comes when a part of it is done.
base::Result<void> play_round(const Setup& setup, const fs::path& data, int round, double closing_ms, bool is_slow, Samples& samples) {
  TRY_ASSIGN(const auto player, AppPlayer::start_in_threads(setup, data, static_cast<std::uint64_t>(round) + 1));
  wait_for(closing_ms * round / rounds);
  const auto leaving = static_cast<Leaving>(round % 3);
  return play_and_leave(*player, leaving, round % 2 == 0, is_slow, samples);
}

struct Yielding {
  double whole_ms = 0;           // a closing that nobody cancels
  std::vector<double> yield_ms;  // those that were cancelled
  std::vector<double> late_ms;   // those that were cancelled while they were being committed, and ended
};

base::Result<Yielding> measure_yielding(const fs::path& filled, const fs::path& folder) {
  Yielding yielding;
  TRY(copy_folder(filled, folder));
  TRY_ASSIGN(const Closing whole, close_and_cancel(folder, std::nullopt));
  yielding.whole_ms = whole.until_free_ms;
  TRY(copy_folder(filled, folder));
  for (int round = 0; round < rounds; ++round) {
    TRY_ASSIGN(const Closing closing, close_and_cancel(folder, yielding.whole_ms * round / rounds));
    (closing.was_cancelled ? yielding.yield_ms : yielding.late_ms).push_back(closing.until_free_ms);
    if (!closing.was_cancelled) TRY(copy_folder(filled, folder));
  }
  return yielding;
}

double most(const std::vector<double>& samples) { return samples.empty() ? 0 : quantile(samples, 1); }

}  // namespace

Figures measure_quick_exit(const Setup& setup) {
  const TemporaryMemory memory;
  const fs::path filled = memory.folder() / "filled";
  const fs::path empty = memory.folder() / "empty";
  const fs::path slow = setup.work / "quick-exit";
  TRY(fill_store(filled));
  Yielding yielding;
  Samples ours;
  Samples peer;
  {
    const SlowDisk disk;
    TRY_ASSIGN(yielding, measure_yielding(filled, slow));
  }
  for (int round = 0; round < rounds; ++round) {
    TRY(empty_folder(empty));
    TRY(play_round(setup, empty, round, 0, false, peer));
    TRY(copy_folder(filled, slow));
    const SlowDisk disk;
    TRY(play_round(setup, slow, round, yielding.whole_ms, true, ours));
  }
  const char* fast = "an empty store in memory";
  return std::vector<Figure>{
      {"quick-exit", "to the neutral frame, full store, slow disk, longest", "ms", most(ours.exit_ms), fast, most(peer.exit_ms), {exit_ms, {}, {}}},
      {"quick-exit", "the same, median", "ms", median(ours.exit_ms), fast, median(peer.exit_ms), {}},
      {"quick-exit", "tap to its frame before leaving, p99", "ms", quantile(ours.tap_ms, 0.99), fast, quantile(peer.tap_ms, 0.99), {frame_ms, {}, {}}},
      {"quick-exit", "a closing that is cancelled until the disk is free, longest", "ms", most(yielding.yield_ms), "closing to its end", yielding.whole_ms, {exit_ms, {}, {}}},
      {"quick-exit", "cancelled while it is committed, which is not given up, longest", "ms", most(yielding.late_ms), "closing to its end", yielding.whole_ms, {}},
      {"quick-exit", "a lesson opened while blocks are closed, longest", "ms", most(ours.open_ms), fast, most(peer.open_ms), {}}};
}

}  // namespace bench
