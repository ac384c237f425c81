#include "sound/mixer.h"

#include <algorithm>
#include <cmath>

namespace sound {
namespace {

constexpr float fade_s = 0.005F;
constexpr float duck_s = 0.030F;
constexpr float knee = 0.8F;

float value_at(const ui::Waveform& wave, std::ptrdiff_t at) {
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(wave.samples.size())) return 0;
  return static_cast<float>(wave.samples[static_cast<std::size_t>(at)]) / 32768.0F;
}

// A curve through four samples, since voices have other rates than the device.
float between(const ui::Waveform& wave, double place) {
  const double whole = std::floor(place);
  const auto at = static_cast<std::ptrdiff_t>(whole);
  const auto t = static_cast<float>(place - whole);
  const float a = value_at(wave, at - 1);
  const float b = value_at(wave, at);
  const float c = value_at(wave, at + 1);
  const float d = value_at(wave, at + 2);
  return b + 0.5F * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

float softened(float sample) {
  const float size = std::abs(sample);
  if (size <= knee) return sample;
  return std::copysign(knee + (1 - knee) * std::tanh((size - knee) / (1 - knee)), sample);
}

}  // namespace

void Mixer::limit(float share) {
  const std::lock_guard lock(mutex_);
  share_ = std::clamp(share, 0.0F, 1.0F);
}

void Mixer::play(std::shared_ptr<const ui::Waveform> sound) {
  const std::lock_guard lock(mutex_);
  if (sounds_.size() >= most_sounds) sounds_.erase(sounds_.begin());
  sounds_.push_back({std::move(sound)});
}

void Mixer::narrate(std::shared_ptr<const ui::Waveform> voice) {
  const std::lock_guard lock(mutex_);
  for (Playing& before : voices_) before.ending = true;
  voices_.push_back({std::move(voice)});
}

void Mixer::stop_narration() {
  const std::lock_guard lock(mutex_);
  for (Playing& voice : voices_) voice.ending = true;
}

void Mixer::silence() {
  const std::lock_guard lock(mutex_);
  for (auto* all : {&sounds_, &voices_}) {
    for (Playing& playing : *all) playing.ending = true;
  }
}

void Mixer::forget() {
  const std::lock_guard lock(mutex_);
  sounds_.clear();
  voices_.clear();
}

bool Mixer::is_silent() const {
  const std::lock_guard lock(mutex_);
  return sounds_.empty() && voices_.empty();
}

float Mixer::next_of(Playing& playing, int rate_hz) {
  const float value = between(*playing.wave, playing.at) * playing.gain;
  playing.at += static_cast<double>(playing.wave->rate_hz) / rate_hz;
  if (playing.ending) playing.gain = std::max(0.0F, playing.gain - 1 / (fade_s * static_cast<float>(rate_hz)));
  return value;
}

bool Mixer::is_over(const Playing& playing) {
  return playing.gain <= 0 || playing.at >= static_cast<double>(playing.wave->samples.size());
}

void Mixer::fill(std::span<std::int16_t> samples, int rate_hz) {
  const std::lock_guard lock(mutex_);
  const float step = 1 / (duck_s * static_cast<float>(rate_hz));
  for (std::int16_t& sample : samples) {
    const bool spoken = std::any_of(voices_.begin(), voices_.end(), [](const Playing& voice) { return !voice.ending && !is_over(voice); });
    duck_ = spoken ? std::max(ducked, duck_ - step) : std::min(1.0F, duck_ + step);
    float sum = 0;
    for (Playing& sound : sounds_) sum += next_of(sound, rate_hz) * duck_;
    for (Playing& voice : voices_) sum += next_of(voice, rate_hz);
    sample = static_cast<std::int16_t>(std::lround(softened(sum) * volume_ * share_ * 32767.0F));
  }
  std::erase_if(sounds_, is_over);
  std::erase_if(voices_, is_over);
}

}  // namespace sound
