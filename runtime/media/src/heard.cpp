#include "heard.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr std::int64_t rate_hz = film_wire::sound_rate_hz;
constexpr std::int64_t forgotten_us = 300'000;  // a device asks far more often
constexpr float step = 1.0F / 480;              // from silence to full in 10 ms

}  // namespace

Heard::Heard(film_wire::SoundReader ring, int channels)
    : ring_(ring), channels_(static_cast<std::size_t>(channels)), stretch_(channels) {}

std::int64_t Heard::place_of(std::uint64_t sample) const {
  return first_us_ + static_cast<std::int64_t>(sample - first_sample_) * 1'000'000 / rate_hz;
}

// A piece at another speed; or as it is, where the rest is too short for one.
void Heard::make_more() {
  const auto look = [this](std::span<std::int16_t> samples, std::size_t ahead) { return ring_.read(samples, ahead); };
  made_.resize(Stretch::piece * channels_);
  if (const std::size_t taken = stretch_.next(percent_, look, made_); taken > 0) {
    ring_.take(taken);
    return;
  }
  stretch_.begin();
  const std::size_t count = ring_.read(made_);
  made_.resize(count * channels_);
  ring_.take(count);
}

void Heard::emit(std::span<std::int16_t> samples, std::size_t& filled) {
  if (percent_ == 100 && made_.empty()) {
    const std::size_t count = ring_.read(samples.subspan(filled));
    ring_.take(count);
    filled += count * channels_;
    return;
  }
  while (filled < samples.size()) {
    if (made_.empty() && percent_ != 100) make_more();
    if (made_.empty()) return;
    const std::size_t count = std::min(made_.size(), samples.size() - filled);
    std::copy_n(made_.begin(), count, samples.begin() + static_cast<std::ptrdiff_t>(filled));
    made_.erase(made_.begin(), made_.begin() + static_cast<std::ptrdiff_t>(count));
    filled += count;
    if (percent_ == 100 && made_.empty()) return emit(samples, filled);
  }
}

void Heard::fill(std::span<std::int16_t> samples, std::int64_t now_us, std::int64_t heard_in_us) {
  const std::lock_guard hold(mutex_);
  asked_us_ = now_us;
  std::size_t filled = 0;
  const std::int64_t place_us = place_of(ring_.taken());
  if (playing_) emit(samples, filled);
  std::fill(samples.begin() + static_cast<std::ptrdiff_t>(filled), samples.end(), std::int16_t{0});
  const float loud = playing_ ? volume_ : 0;
  for (std::size_t i = 0; i < filled; ++i) {
    if (i % channels_ == 0) gain_ = std::clamp(loud, gain_ - step, gain_ + step);
    samples[i] = static_cast<std::int16_t>(std::lround(static_cast<float>(samples[i]) * gain_));
  }
  if (playing_) filled_ = Filled{now_us + heard_in_us, place_us, place_of(ring_.taken()), percent_};
}

std::optional<std::int64_t> Heard::place_us(std::int64_t now_us) {
  const std::lock_guard hold(mutex_);
  if (!filled_ || now_us - asked_us_ > forgotten_us) return std::nullopt;
  return std::min(filled_->end_us, filled_->place_us + (now_us - filled_->at_us) * filled_->percent / 100);
}

void Heard::set_playing(bool playing) {
  const std::lock_guard hold(mutex_);
  playing_ = playing;
  filled_.reset();
  if (!playing) gain_ = 0;
}

void Heard::set_speed(int percent) {
  const std::lock_guard hold(mutex_);
  if (percent == percent_) return;
  percent_ = percent;
  stretch_.begin();
}

void Heard::set_volume(int percent) {
  const std::lock_guard hold(mutex_);
  volume_ = static_cast<float>(percent) / 100;
}

void Heard::begin(std::uint64_t sample, std::int64_t at_us) {
  const std::lock_guard hold(mutex_);
  ring_.take_up_to(sample);
  first_sample_ = sample;
  first_us_ = at_us;
  made_.clear();
  stretch_.begin();
  filled_.reset();
}

void Heard::discard_up_to(std::uint64_t sample) {
  const std::lock_guard hold(mutex_);
  ring_.take_up_to(sample);
  made_.clear();
}

void Heard::skip_to(std::int64_t place_us) {
  const std::lock_guard hold(mutex_);
  const std::int64_t count = (place_us - place_of(ring_.taken())) * rate_hz / 1'000'000;
  const auto waiting = static_cast<std::int64_t>(ring_.written() - ring_.taken());
  if (count > 0) ring_.take(static_cast<std::size_t>(std::min(count, waiting)));
  made_.clear();
  stretch_.begin();
}

bool Heard::is_sound() {
  const std::lock_guard hold(mutex_);
  return ring_.is_sound();
}

std::uint64_t Heard::written() {
  const std::lock_guard hold(mutex_);
  return ring_.written();
}

std::uint64_t Heard::taken() {
  const std::lock_guard hold(mutex_);
  return ring_.taken();
}

std::int64_t Heard::waiting_us() {
  const std::lock_guard hold(mutex_);
  return static_cast<std::int64_t>(ring_.written() - ring_.taken()) * 1'000'000 / rate_hz;
}

std::int64_t Heard::taken_place_us() {
  const std::lock_guard hold(mutex_);
  return place_of(ring_.taken());
}

}  // namespace media
