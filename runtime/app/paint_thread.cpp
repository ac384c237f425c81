#include "paint_thread.h"

#include <algorithm>
#include <utility>

namespace app {

void PaintThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    waiting_.clear();
  }
  more_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool PaintThread::has(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(waiting_, key, &Wanted::key);
  if (found != waiting_.end()) {
    found->is_wanted = true;
    return true;
  }
  return in_hand_ == key || std::ranges::find(done_, key, &ui::Painted::key) != done_.end();
}

void PaintThread::paint(std::string key, Work work) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(key), std::move(work)});
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  more_.notify_one();
}

void PaintThread::end_frame() {
  const std::lock_guard lock(mutex_);
  std::erase_if(waiting_, [](const Wanted& wanted) { return !wanted.is_wanted; });
  for (Wanted& wanted : waiting_) wanted.is_wanted = false;
}

std::vector<ui::Painted> PaintThread::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

bool PaintThread::has_painted() const {
  const std::lock_guard lock(mutex_);
  return !done_.empty();
}

bool PaintThread::is_idle() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() && in_hand_.empty() && done_.empty();
}

void PaintThread::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    const Wanted wanted = std::move(waiting_.front());
    waiting_.pop_front();
    in_hand_ = wanted.key;
    lock.unlock();
    ui::Drawing drawing = wanted.work();
    lock.lock();
    in_hand_.clear();
    done_.push_back({wanted.key, std::move(drawing)});
    wake_();
  }
}

}  // namespace app
