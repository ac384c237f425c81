#include "sound/output.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "sound/kalimba.h"

namespace sound {

Output::Output(std::unique_ptr<Device> device, int volume_percent, DeviceWatch::Tell tell)
    : device_(std::move(device)), mixer_(static_cast<float>(std::clamp(volume_percent, 0, 100)) / 100), watch_(*device_, mixer_, std::move(tell)) {}

Output::~Output() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Output::play(ui::Cue cue) {
  auto& made = cues_[cue];
  if (made == nullptr) made = std::make_shared<const ui::Waveform>(play_on_kalimba(sound_of(cue)));
  mixer_.play(made);
  wake();
}

void Output::narrate(std::shared_ptr<const ui::Waveform> voice) {
  mixer_.narrate(std::move(voice));
  wake();
}

void Output::look_for_device() {
  {
    const std::lock_guard lock(mutex_);
    looks_for_device_ = true;
  }
  wake();
}

void Output::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_more_ = true;
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  wake_.notify_one();
}

void Output::run() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  std::unique_lock lock(mutex_);
  while (!ending_) {
    has_more_ = false;
    const bool looks = std::exchange(looks_for_device_, false);
    lock.unlock();
    if (looks) watch_.find();
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto wait_ms = watch_.look(duration_cast<milliseconds>(now).count());
    lock.lock();
    const auto due = [&] { return ending_ || has_more_; };
    if (wait_ms) wake_.wait_for(lock, milliseconds(*wait_ms), due);
    else wake_.wait(lock, due);
  }
}

}  // namespace sound
