// So many bytes a second, whoever sends them, so that neighbours never take a whole network.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace neighbours {

class Pace {
 public:
  explicit Pace(std::uint64_t bytes_a_second) : bytes_a_second_(bytes_a_second) {}

  // Returns when so many may go; false when there is no more to send to anybody.
  bool wait_for(std::size_t bytes) {
    using Clock = std::chrono::steady_clock;
    std::unique_lock lock(mutex_);
    const Clock::time_point mine = std::max(next_, Clock::now());
    next_ = mine + std::chrono::microseconds(bytes * 1'000'000 / bytes_a_second_);
    return !changed_.wait_until(lock, mine, [this] { return ended_; });
  }

  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

 private:
  const std::uint64_t bytes_a_second_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::chrono::steady_clock::time_point next_{};
  bool ended_ = false;
};

}  // namespace neighbours
