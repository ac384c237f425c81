#include <condition_variable>
#include <future>
#include <mutex>

#include "job_runner.h"
#include "support/catch.h"

namespace {

using session::JobNumber;

session::Job record(const std::string& name) {
  return session::Keep{session::KeepAnswers{session::SittingId(name), {}}};
}

std::string name_of(const session::Job& job) {
  const auto* keep = std::get_if<session::Keep>(&job);
  if (keep == nullptr) return std::holds_alternative<session::CloseBlocks>(job) ? "close" : "send";
  return std::get<session::KeepAnswers>(keep->record).sitting.value;
}

// Counts the wake-ups of a window and lets a test wait for the next report.
class Window {
 public:
  std::function<void()> wake() {
    return [this] {
      const std::lock_guard lock(mutex_);
      ++woken_;
      changed_.notify_all();
    };
  }
  std::vector<session::JobReport> hear(session::Jobs& jobs, std::size_t count) {
    std::vector<session::JobReport> heard;
    std::unique_lock lock(mutex_);
    while (true) {
      const int seen = woken_;
      lock.unlock();
      for (auto& report : jobs.reports()) heard.push_back(std::move(report));
      lock.lock();
      if (heard.size() >= count) return heard;
      changed_.wait(lock, [&] { return woken_ != seen; });
    }
  }
  int woken() {
    const std::lock_guard lock(mutex_);
    return woken_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;
};

std::vector<JobNumber> numbers_of(const std::vector<session::JobReport>& reports) {
  std::vector<JobNumber> numbers;
  for (const auto& report : reports) numbers.push_back(report.job);
  return numbers;
}

}  // namespace

TEST_CASE("starting a job waits for nothing and what comes of it is heard in order") {
  std::promise<void> disk;
  std::shared_future<void> answers = disk.get_future().share();
  Window window;
  app::ThreadedJobs jobs(
      [&](const session::Job&, const app::JobControl&) -> app::JobEnd {
        answers.wait();
        return session::JobDone{};
      },
      window.wake());
  const JobNumber first = jobs.start(record("a"));
  const JobNumber second = jobs.start(record("b"));
  CHECK(jobs.reports().empty());
  CHECK(window.woken() == 0);
  disk.set_value();
  CHECK(numbers_of(window.hear(jobs, 2)) == std::vector<JobNumber>{first, second});
  CHECK(window.woken() == 2);
}

TEST_CASE("a network that hangs does not hold up the disk") {
  Window window;
  app::ThreadedJobs jobs(
      [&](const session::Job& job, const app::JobControl& control) -> app::JobEnd {
        while (std::holds_alternative<session::SendBatches>(job) && !control.is_cancelled()) std::this_thread::yield();
        return session::JobDone{};
      },
      window.wake());
  jobs.start(session::SendBatches{});
  const JobNumber kept = jobs.start(record("a"));
  CHECK(numbers_of(window.hear(jobs, 1)) == std::vector<JobNumber>{kept});
}

TEST_CASE("a job that is cancelled while it is done ends and the next one begins") {
  Window window;
  app::ThreadedJobs jobs(
      [&](const session::Job& job, const app::JobControl& control) -> app::JobEnd {
        if (!std::holds_alternative<session::CloseBlocks>(job)) return session::JobDone{};
        control.progress({1, 2});
        while (!control.is_cancelled()) std::this_thread::yield();
        return session::JobCancelled{};
      },
      window.wake());
  const JobNumber closing = jobs.start(session::CloseBlocks{});
  const auto begun = window.hear(jobs, 1);
  REQUIRE(begun.size() == 1);
  CHECK(std::get<session::JobProgress>(begun[0].what).of == 2);
  jobs.cancel(closing);
  const JobNumber kept = jobs.start(record("a"));
  const auto heard = window.hear(jobs, 2);
  REQUIRE(numbers_of(heard) == std::vector<JobNumber>{closing, kept});
  CHECK(std::holds_alternative<session::JobCancelled>(heard[0].what));
  CHECK(std::holds_alternative<session::JobDone>(heard[1].what));
}

TEST_CASE("what was to be kept is kept before the program ends and nothing else is waited for") {
  std::vector<std::string> done;
  {
    app::ThreadedJobs jobs(
        [&](const session::Job& job, const app::JobControl& control) -> app::JobEnd {
          if (std::holds_alternative<session::CloseBlocks>(job)) {
            while (!control.is_cancelled()) std::this_thread::yield();
            return session::JobCancelled{};
          }
          done.push_back(name_of(job));
          return session::JobDone{};
        },
        [] {});
    jobs.start(record("first"));
    jobs.start(record("second"));
    jobs.start(session::CloseBlocks{});
    jobs.start(record("third"));
  }
  CHECK(done == std::vector<std::string>{"first", "second", "third"});
}

TEST_CASE("a job for which there is no room fails at once") {
  std::promise<void> begun;
  std::promise<void> disk;
  std::shared_future<void> answers = disk.get_future().share();
  Window window;
  app::ThreadedJobs jobs(
      [&](const session::Job& job, const app::JobControl&) -> app::JobEnd {
        if (name_of(job) == "first") begun.set_value();
        answers.wait();
        return session::JobDone{};
      },
      window.wake());
  jobs.start(record("first"));
  begun.get_future().wait();
  for (std::size_t i = 0; i < app::JobQueue::most_waiting; ++i) jobs.start(record("more"));
  CHECK(jobs.reports().empty());
  const JobNumber refused = jobs.start(record("too much"));
  const auto heard = jobs.reports();
  REQUIRE(numbers_of(heard) == std::vector<JobNumber>{refused});
  CHECK(std::get<session::JobFailed>(heard[0].what).error ==
        base::Error{base::ErrorCode::unavailable, "too much waits for the disk already"});
  disk.set_value();
}
