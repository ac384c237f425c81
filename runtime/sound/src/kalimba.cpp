#include "sound/kalimba.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sound {
namespace {

constexpr double turn = 2 * std::numbers::pi;

struct Partial {
  double ratio;
  double weight;
  double decay_s;
};
constexpr std::array partials{Partial{1, 1, 0.260}, Partial{2, 0.18, 0.140}, Partial{5.83, 0.10, 0.035}};

constexpr std::array touch{Stroke{Note::c, 0}};
constexpr std::array page{Stroke{Note::c, 0}, Stroke{Note::e, 90}};
constexpr std::array bubble_in{Stroke{Note::a, 0}};
constexpr std::array bubble_out{Stroke{Note::g, 0}};
constexpr std::array good_choice{Stroke{Note::e, 0}, Stroke{Note::g, 110}, Stroke{Note::a, 220}};
constexpr std::array try_again{Stroke{Note::c, 0}};
constexpr std::array parasol_opens{Stroke{Note::c, 0}, Stroke{Note::d, 120}, Stroke{Note::e, 240}, Stroke{Note::g, 360}, Stroke{Note::a, 480}};

// In the order of ui::Cue.
constexpr std::array<Sound, 7> sounds{Sound{touch, 60, false},       Sound{bubble_out, 160, false}, Sound{bubble_in, 160, false},
                                      Sound{page, 320, false},       Sound{try_again, 620, true},   Sound{good_choice, 620, false},
                                      Sound{parasol_opens, 1100, false}};
static_assert(static_cast<std::size_t>(ui::Cue::parasol_opens) + 1 == sounds.size());

double struck(Note note, double t, bool soft) {
  const double attack_s = soft ? 0.014 : 0.003;
  double sum = 0;
  for (const Partial& partial : partials) {
    sum += partial.weight * std::sin(turn * frequency_of(note) * partial.ratio * t) * std::exp(-t / partial.decay_s);
  }
  const double rise = t < attack_s ? (1 - std::cos(std::numbers::pi * t / attack_s)) / 2 : 1;
  const double knock = soft ? 0 : 0.12 * std::sin(turn * 170 * t) * std::exp(-t / 0.012);
  return rise * sum + knock;
}

// The root of the greatest mean square of any 50 ms, or of all of what is shorter.
double loudest(const std::vector<double>& samples) {
  const std::size_t window = std::min<std::size_t>(samples.size(), cue_rate_hz / 20);
  double sum = 0;
  double most = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    sum += samples[i] * samples[i];
    if (i >= window) sum -= samples[i - window] * samples[i - window];
    if (i + 1 >= window) most = std::max(most, sum);
  }
  return std::sqrt(most / static_cast<double>(std::max<std::size_t>(1, window)));
}

}  // namespace

double frequency_of(Note note) {
  switch (note) {
    case Note::c: return 523.25;
    case Note::d: return 587.33;
    case Note::e: return 659.26;
    case Note::g: return 783.99;
    case Note::a: return 880.00;
  }
  return 0;
}

const Sound& sound_of(ui::Cue cue) { return sounds.at(static_cast<std::size_t>(cue)); }

ui::Waveform play_on_kalimba(const Sound& sound) {
  const auto count = static_cast<std::size_t>(sound.length_ms) * cue_rate_hz / 1000;
  const double fade = (sound.length_ms < 100 ? 0.006 : 0.015) * cue_rate_hz;
  std::vector<double> samples(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (const Stroke& stroke : sound.strokes) {
      const double t = static_cast<double>(i) / cue_rate_hz - static_cast<double>(stroke.at_ms) / 1000;
      if (t >= 0) samples[i] += struck(stroke.note, t, sound.soft);
    }
    samples[i] *= std::min(1.0, static_cast<double>(count - 1 - i) / fade);
  }
  const double factor = loudness / std::max(loudest(samples), 1e-9) * 32767;
  ui::Waveform wave{cue_rate_hz, {}};
  wave.samples.reserve(count);
  for (const double sample : samples) {
    wave.samples.push_back(static_cast<std::int16_t>(std::lround(std::clamp(sample * factor, -32767.0, 32767.0))));
  }
  return wave;
}

}  // namespace sound
