// Adds up what sounds: a few small sounds, and one voice, below which they become 12 dB quieter. Nothing is louder than the
// operator's limit and nothing is cut off hard. play() and its like may be called by another thread than fill().
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "ui/speech_port.h"

namespace sound {

class Mixer {
 public:
  static constexpr std::size_t most_sounds = 4;  // the oldest gives way
  static constexpr float ducked = 0.251F;        // −12 dB

  explicit Mixer(float volume) : volume_(volume) {}

  void limit(float share);  // of the volume it began with, 0 to 1
  void play(std::shared_ptr<const ui::Waveform> sound);
  void narrate(std::shared_ptr<const ui::Waveform> voice);
  void stop_narration();
  void silence();  // fades in a few milliseconds, so that nothing clicks
  void forget();   // everything, unheard
  bool is_silent() const;

  void fill(std::span<std::int16_t> samples, int rate_hz);

 private:
  struct Playing {
    std::shared_ptr<const ui::Waveform> wave;
    double at = 0;  // in its own samples
    float gain = 1;
    bool ending = false;
  };
  static float next_of(Playing& playing, int rate_hz);
  static bool is_over(const Playing& playing);

  const float volume_;
  float share_ = 1;
  mutable std::mutex mutex_;
  std::vector<Playing> sounds_;
  std::vector<Playing> voices_;  // the last is spoken, those before it fade
  float duck_ = 1;
};

}  // namespace sound
