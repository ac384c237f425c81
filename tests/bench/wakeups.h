// What the window is to the jobs: they wake it from their threads whenever there is a report.
#pragma once

#include <condition_variable>
#include <mutex>

namespace bench {

class Wakeups {
 public:
  void wake() {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_all();
  }
  int count() {
    const std::lock_guard lock(mutex_);
    return count_;
  }
  void wait_for_more_than(int seen) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return count_ > seen; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int count_ = 0;
};

}  // namespace bench
