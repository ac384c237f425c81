// The two ways to do jobs: in threads, one for each thing that can be slow, and at once, for walks and
// tests, which then come out the same every time.
#pragma once

#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "base/cancel.h"
#include "job_queue.h"
#include "session/jobs.h"

namespace app {

// What a job is given while it is done.
struct JobControl {
  base::IsCancelled is_cancelled;
  std::function<void(const session::JobProgress&)> progress;
};

using JobEnd = std::variant<session::JobDone, session::JobFailed, session::JobCancelled, session::ReaderPlaced, session::PinTried, session::DeskFacts,
                             session::PrintPlacesFound, session::SheetPrinted, session::PrintingFailed, session::PacksSeen, session::PackInstalled,
                             session::PackWithdrawn, session::PackWorkFailed, session::ResultsSent, session::ResultsCopied,
                             session::ResultsNotSent, session::CardUsed, session::NeighboursMet>;
using JobWork = std::function<JobEnd(const session::Job&, const JobControl&)>;

class ThreadedJobs final : public session::Jobs {
 public:
  // `work` is called from the threads. `wake` is called from them whenever there is a report, and may not
  // wait for anything. Threads begin with the first job for them and sleep while there is none.
  ThreadedJobs(JobWork work, std::function<void()> wake);
  // Does what was to be kept, cancels the rest, and waits for both.
  ~ThreadedJobs() override;
  ThreadedJobs(const ThreadedJobs&) = delete;
  ThreadedJobs& operator=(const ThreadedJobs&) = delete;

  session::JobNumber start(session::Job job) override;
  void cancel(session::JobNumber number) override;
  std::vector<session::JobReport> reports() override;

 private:
  struct Lane {
    JobQueue queue;
    std::condition_variable wake;
    session::JobNumber running = 0;
    bool may_be_cancelled = false;
    std::stop_source stop;
    std::thread thread;
  };

  void run(Lane& lane);
  JobEnd do_job(const WaitingJob& waiting, const std::stop_token& stop);
  void report(session::JobReport report);  // with the mutex held

  const JobWork work_;
  const std::function<void()> wake_;
  std::mutex mutex_;
  session::JobNumber last_ = 0;
  bool ending_ = false;
  std::vector<session::JobReport> reports_;
  std::array<Lane, 5> lanes_;
};

class InlineJobs final : public session::Jobs {
 public:
  explicit InlineJobs(JobWork work) : work_(std::move(work)) {}

  session::JobNumber start(session::Job job) override;
  void cancel(session::JobNumber) override {}  // whatever was started has ended
  std::vector<session::JobReport> reports() override;

 private:
  const JobWork work_;
  session::JobNumber last_ = 0;
  std::vector<session::JobReport> reports_;
};

}  // namespace app
