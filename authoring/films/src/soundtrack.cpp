#include "soundtrack.h"

#include <algorithm>
#include <cmath>

namespace films {
namespace {

constexpr double voice_volume = 0.9;
constexpr double cue_volume = 0.5;

// A curve through four samples at a time.
double sample_at(const std::vector<std::int16_t>& samples, double at) {
  const auto begin = static_cast<std::ptrdiff_t>(std::floor(at));
  const double t = at - std::floor(at);
  const auto value = [&](std::ptrdiff_t i) { return i < 0 || i >= static_cast<std::ptrdiff_t>(samples.size()) ? 0.0 : static_cast<double>(samples[static_cast<std::size_t>(i)]); };
  const double a = value(begin - 1), b = value(begin), c = value(begin + 1), d = value(begin + 2);
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

void add(std::vector<double>& track, const ui::Waveform& sound, int at_ms, double volume) {
  if (sound.rate_hz <= 0) return;
  const double step = static_cast<double>(sound.rate_hz) / sound_rate_hz;
  const auto from = static_cast<std::size_t>(std::max(0, at_ms)) * (sound_rate_hz / 1000);
  const auto count = static_cast<std::size_t>(static_cast<double>(sound.samples.size()) / step);
  for (std::size_t i = 0; i < count && from + i < track.size(); ++i) track[from + i] += volume * sample_at(sound.samples, static_cast<double>(i) * step);
}

}  // namespace

base::Result<Voices> voices_of(const content::FilmScript& script, const std::string& language, const std::filesystem::path& beside, const Tools& tools,
                               const base::IsCancelled& is_cancelled) {
  constexpr std::size_t largest_recording = std::size_t{8} << 20;
  Voices voices;
  for (const content::FilmScene& scene : script.scenes) {
    voices.emplace_back();
    for (const content::FilmMoment& moment : scene.moments) {
      ui::Waveform& voice = voices.back().emplace_back();
      const auto recording = moment.recordings.find(language);
      const auto text = moment.text.find(language);
      if (recording != moment.recordings.end()) {
        TRY_ASSIGN(const base::Bytes bytes, base::read_file(beside / recording->second, largest_recording));
        TRY_ASSIGN(voice, tools.recording(bytes));
      } else if (text != moment.text.end()) {
        TRY_ASSIGN(ui::Speech speech, tools.speaker.speak({text->second, language, ui::Pace::usual}, is_cancelled));
        voice = std::move(speech.sound);
      }
    }
  }
  return voices;
}

std::vector<std::int16_t> mixed(const content::FilmScript& script, const Timeline& timeline, const Voices& voices, const Tools& tools) {
  std::vector<double> track(static_cast<std::size_t>(timeline.ends_ms) * (sound_rate_hz / 1000));
  add(track, tools.cue(ui::Cue::parasol_opens), 350, cue_volume);
  add(track, tools.cue(ui::Cue::parasol_opens), timeline.credits_begin_ms + 350, cue_volume);
  for (std::size_t s = 0; s < voices.size(); ++s) {
    if (s > 0) add(track, tools.cue(ui::Cue::page), timeline.scenes[s].begins_ms, cue_volume * 0.5);
    for (std::size_t m = 0; m < voices[s].size(); ++m) {
      const content::FilmMoment& moment = script.scenes[s].moments[m];
      const int begins = timeline.scenes[s].moments[m].begins_ms;
      if (moment.lights_up || moment.message) add(track, tools.cue(ui::Cue::bubble_in), begins, cue_volume * 0.7);
      add(track, voices[s][m], begins, voice_volume);
    }
  }
  std::vector<std::int16_t> samples;
  samples.reserve(track.size());
  for (const double value : track) samples.push_back(static_cast<std::int16_t>(std::lround(std::clamp(value, -32767.0, 32767.0))));
  return samples;
}

}  // namespace films
