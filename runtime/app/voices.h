// Sentences become sound away from the frames: synthesis and decoding take long. In a thread of their own, or at once, for
// walks and tests. Orders are done one after another; what is no longer wanted is cancelled and never delivered.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "base/cancel.h"
#include "content/manifest.h"
#include "ui/picture_port.h"
#include "ui/speech_port.h"

namespace app {

struct VoiceOrder {
  std::uint64_t number = 0;
  ui::Utterance utterance;
  content::PackId pack;
  std::string recording;  // entry of the pack; "": the voice is made
};

struct VoiceReady {
  std::uint64_t number = 0;
  base::Result<ui::Speech> speech;
};

class Voices {
 public:
  virtual ~Voices() = default;
  virtual void order(VoiceOrder order) = 0;
  virtual void cancel() = 0;  // everything that was ordered
  virtual std::vector<VoiceReady> ready() = 0;  // since the last call
};

using MakeVoice = std::function<base::Result<ui::Speech>(const VoiceOrder&, const base::IsCancelled&)>;

// From the speaker or from the pack's recordings; both outlive it.
MakeVoice make_voice_with(ui::Speaker& speaker, ui::MediaSource& media);

class ThreadedVoices final : public Voices {
 public:
  // `wake` is called from the thread when something is ready. The thread begins with the first order.
  ThreadedVoices(MakeVoice make, std::function<void()> wake) : make_(std::move(make)), wake_(std::move(wake)) {}
  ~ThreadedVoices() override;
  ThreadedVoices(const ThreadedVoices&) = delete;
  ThreadedVoices& operator=(const ThreadedVoices&) = delete;

  void order(VoiceOrder order) override;
  void cancel() override;
  std::vector<VoiceReady> ready() override;

 private:
  void run();

  const MakeVoice make_;
  const std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<VoiceOrder> waiting_;
  std::vector<VoiceReady> ready_;
  std::stop_source stop_;
  bool ending_ = false;
  std::thread thread_;
};

class InlineVoices final : public Voices {
 public:
  explicit InlineVoices(MakeVoice make) : make_(std::move(make)) {}

  void order(VoiceOrder order) override { ready_.push_back({order.number, make_(order, base::never_cancelled)}); }
  void cancel() override { ready_.clear(); }
  std::vector<VoiceReady> ready() override { return std::exchange(ready_, {}); }

 private:
  const MakeVoice make_;
  std::vector<VoiceReady> ready_;
};

}  // namespace app
