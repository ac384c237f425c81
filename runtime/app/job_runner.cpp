#include "job_runner.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

using session::JobNumber;
using session::JobReport;

// What jobs use, and so wait for. A job for something else that can be slow brings its own line.
struct LaneOf {
  static constexpr std::size_t disk = 0;
  static constexpr std::size_t network = 1;
  static constexpr std::size_t printer = 2;
  static constexpr std::size_t packs = 3;
  static constexpr std::size_t neighbours = 4;

  std::size_t operator()(const session::Keep&) const { return disk; }
  std::size_t operator()(const session::PlaceReader&) const { return disk; }
  std::size_t operator()(const session::UseCard&) const { return disk; }
  std::size_t operator()(const session::CloseBlocks&) const { return disk; }
  std::size_t operator()(const session::CheckPin&) const { return disk; }
  std::size_t operator()(const session::KeepPin&) const { return disk; }
  std::size_t operator()(const session::LookAtKiosk&) const { return disk; }
  std::size_t operator()(const session::SendBatches&) const { return network; }
  std::size_t operator()(const session::SendResults&) const { return network; }
  std::size_t operator()(const session::CopyResults&) const { return packs; }  // which come by sticks too
  std::size_t operator()(const session::FindPrintPlaces&) const { return printer; }
  std::size_t operator()(const session::PrintSheet&) const { return printer; }
  std::size_t operator()(const session::LookAtPacks&) const { return packs; }
  std::size_t operator()(const session::InstallPack&) const { return packs; }
  std::size_t operator()(const session::WithdrawPack&) const { return packs; }
  std::size_t operator()(const session::MeetNeighbours&) const { return neighbours; }
  std::size_t operator()(const session::LeaveNeighbours&) const { return neighbours; }
};

JobReport ended(JobNumber number, JobEnd end) {
  return std::visit([&](auto& what) { return JobReport{number, std::move(what)}; }, end);
}

}  // namespace

ThreadedJobs::ThreadedJobs(JobWork work, std::function<void()> wake) : work_(std::move(work)), wake_(std::move(wake)) {}

ThreadedJobs::~ThreadedJobs() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    for (Lane& lane : lanes_) {
      lane.queue.keep_only_records();
      if (lane.may_be_cancelled) lane.stop.request_stop();
      lane.wake.notify_one();
    }
  }
  for (Lane& lane : lanes_) {
    if (lane.thread.joinable()) lane.thread.join();
  }
}

JobNumber ThreadedJobs::start(session::Job job) {
  const std::lock_guard lock(mutex_);
  Lane& lane = lanes_.at(std::visit(LaneOf(), job));
  const JobNumber number = ++last_;
  const auto taken = lane.queue.push(number, std::move(job));
  for (const JobNumber needless : lane.queue.needless()) report({needless, session::JobCancelled{}});
  if (!taken) {
    report({number, session::JobFailed{{base::ErrorCode::unavailable, "too much waits for the disk already"}}});
    return number;
  }
  if (!lane.thread.joinable()) lane.thread = std::thread([this, &lane] { run(lane); });
  lane.wake.notify_one();
  return *taken;
}

void ThreadedJobs::cancel(JobNumber number) {
  const std::lock_guard lock(mutex_);
  for (Lane& lane : lanes_) {
    if (lane.running == number && lane.may_be_cancelled) lane.stop.request_stop();
    if (lane.queue.remove(number)) report({number, session::JobCancelled{}});
  }
}

std::vector<JobReport> ThreadedJobs::reports() {
  const std::lock_guard lock(mutex_);
  return std::exchange(reports_, {});
}

void ThreadedJobs::run(Lane& lane) {
  std::unique_lock lock(mutex_);
  while (true) {
    lane.wake.wait(lock, [&] { return ending_ || !lane.queue.empty(); });
    const auto waiting = lane.queue.pop();
    if (!waiting) return;
    lane.running = waiting->number;
    lane.may_be_cancelled = !std::holds_alternative<session::Keep>(waiting->job);
    lane.stop = std::stop_source();
    const std::stop_token stop = lane.stop.get_token();
    lock.unlock();
    JobEnd end = do_job(*waiting, stop);
    lock.lock();
    lane.running = 0;
    lane.may_be_cancelled = false;
    report(ended(waiting->number, std::move(end)));
  }
}

JobEnd ThreadedJobs::do_job(const WaitingJob& waiting, const std::stop_token& stop) {
  const JobControl control{[stop] { return stop.stop_requested(); },
                           [&](const session::JobProgress& progress) {
                             const std::lock_guard lock(mutex_);
                             report({waiting.number, progress});
                           }};
  return work_(waiting.job, control);
}

void ThreadedJobs::report(JobReport report) {
  reports_.push_back(std::move(report));
  wake_();
}

JobNumber InlineJobs::start(session::Job job) {
  const JobNumber number = ++last_;
  const JobControl control{base::never_cancelled, [&](const session::JobProgress& progress) {
                             reports_.push_back({number, progress});
                           }};
  reports_.push_back(ended(number, work_(job, control)));
  return number;
}

std::vector<JobReport> InlineJobs::reports() { return std::exchange(reports_, {}); }

}  // namespace app
