#include "voices.h"

#include <utility>

#include "sound/recording.h"

namespace app {

MakeVoice make_voice_with(ui::Speaker& speaker, ui::MediaSource& media) {
  return [&speaker, &media](const VoiceOrder& order, const base::IsCancelled& is_cancelled) -> base::Result<ui::Speech> {
    if (order.recording.empty()) return speaker.speak(order.utterance, is_cancelled);
    TRY_ASSIGN(const base::Bytes bytes, media.media(order.pack, order.recording));
    ui::Speech speech;
    TRY_ASSIGN(speech.sound, sound::decode_recording(bytes));
    return speech;
  };
}

ThreadedVoices::~ThreadedVoices() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    waiting_.clear();
    stop_.request_stop();
  }
  more_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void ThreadedVoices::order(VoiceOrder order) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(order));
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  more_.notify_one();
}

void ThreadedVoices::cancel() {
  const std::lock_guard lock(mutex_);
  waiting_.clear();
  ready_.clear();
  stop_.request_stop();
  stop_ = std::stop_source();
}

std::vector<VoiceReady> ThreadedVoices::ready() {
  const std::lock_guard lock(mutex_);
  return std::exchange(ready_, {});
}

void ThreadedVoices::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    const VoiceOrder order = std::move(waiting_.front());
    waiting_.pop_front();
    const std::stop_token stop = stop_.get_token();
    lock.unlock();
    auto speech = make_(order, [stop] { return stop.stop_requested(); });
    lock.lock();
    if (stop.stop_requested()) continue;
    ready_.push_back({order.number, std::move(speech)});
    wake_();
  }
}

}  // namespace app
