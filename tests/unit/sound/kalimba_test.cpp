#include <algorithm>
#include <cmath>
#include <numbers>

#include "sound/kalimba.h"
#include "support/catch.h"

namespace {

using sound::Note;
using ui::Cue;

constexpr std::array all_cues{Cue::touch, Cue::bubble_out, Cue::bubble_in, Cue::page, Cue::try_again, Cue::good_choice, Cue::parasol_opens};
constexpr std::array all_notes{Note::c, Note::d, Note::e, Note::g, Note::a};

ui::Waveform wave_of(Cue cue) { return sound::play_on_kalimba(sound::sound_of(cue)); }

// How strongly a frequency sounds in some milliseconds: one line of the spectrum.
double strength(const ui::Waveform& wave, double hz, std::int64_t from_ms, std::int64_t length_ms) {
  const auto from = static_cast<std::size_t>(from_ms * wave.rate_hz / 1000);
  const auto to = std::min(wave.samples.size(), from + static_cast<std::size_t>(length_ms * wave.rate_hz / 1000));
  double real = 0;
  double imaginary = 0;
  for (std::size_t i = from; i < to; ++i) {
    const double window = (1 - std::cos(2 * std::numbers::pi * static_cast<double>(i - from) / static_cast<double>(to - from))) / 2;
    const double angle = 2 * std::numbers::pi * hz * static_cast<double>(i) / wave.rate_hz;
    real += window * wave.samples[i] * std::cos(angle);
    imaginary += window * wave.samples[i] * std::sin(angle);
  }
  return std::hypot(real, imaginary) / static_cast<double>(to - from);
}

Note strongest(const ui::Waveform& wave, std::int64_t from_ms, std::int64_t length_ms) {
  return *std::max_element(all_notes.begin(), all_notes.end(), [&](Note a, Note b) {
    return strength(wave, sound::frequency_of(a), from_ms, length_ms) < strength(wave, sound::frequency_of(b), from_ms, length_ms);
  });
}

double loudest_50_ms(const ui::Waveform& wave) {
  const auto window = static_cast<std::size_t>(wave.rate_hz / 20);
  double most = 0;
  for (std::size_t from = 0; from + window <= wave.samples.size(); from += 48) {
    double sum = 0;
    for (std::size_t i = from; i < from + window; ++i) sum += std::pow(wave.samples[i] / 32768.0, 2);
    most = std::max(most, std::sqrt(sum / static_cast<double>(window)));
  }
  return most;
}

}  // namespace

TEST_CASE("the five notes are C D E G A and nothing else is played") {
  CHECK(std::abs(sound::frequency_of(Note::c) - 523.25) < 0.01);
  for (const auto& [note, steps] : {std::pair{Note::d, 2}, {Note::e, 4}, {Note::g, 7}, {Note::a, 9}}) {
    CHECK(std::abs(sound::frequency_of(note) - 523.25 * std::pow(2, steps / 12.0)) < 0.05);
  }
}

TEST_CASE("each sound has its notes at their time") {
  CHECK(strongest(wave_of(Cue::touch), 0, 60) == Note::c);
  CHECK(strongest(wave_of(Cue::bubble_in), 0, 120) == Note::a);
  CHECK(strongest(wave_of(Cue::bubble_out), 0, 120) == Note::g);
  CHECK(strongest(wave_of(Cue::page), 0, 88) == Note::c);
  CHECK(strongest(wave_of(Cue::page), 90, 200) == Note::e);
  const ui::Waveform good = wave_of(Cue::good_choice);
  CHECK(strongest(good, 0, 108) == Note::e);
  CHECK(strongest(good, 112, 105) == Note::g);
  CHECK(strongest(good, 225, 250) == Note::a);
  const ui::Waveform opens = wave_of(Cue::parasol_opens);
  for (std::size_t i = 0; i < all_notes.size(); ++i) CHECK(strongest(opens, 120 * static_cast<std::int64_t>(i) + 4, 114) == all_notes[i]);
}

TEST_CASE("to try again is one note lower than those of a good choice and as long") {
  const ui::Waveform again = wave_of(Cue::try_again);
  CHECK(strongest(again, 0, 500) == Note::c);
  CHECK(again.length_ms() == wave_of(Cue::good_choice).length_ms());
  // Soft: it comes up slowly, without the knock of the thumb.
  CHECK(strength(again, 170, 0, 40) < strength(wave_of(Cue::touch), 170, 0, 40) / 2);
}

TEST_CASE("a touch takes 60 ms and nothing more than a little over a second") {
  CHECK(wave_of(Cue::touch).length_ms() == 60);
  for (const Cue cue : all_cues) CHECK(wave_of(cue).length_ms() <= 1100);
}

TEST_CASE("all sounds are equally loud and none is cut off or begins or ends with a click") {
  for (const Cue cue : all_cues) {
    INFO(ui::name_of(cue));
    const ui::Waveform wave = wave_of(cue);
    CHECK(std::abs(loudest_50_ms(wave) - sound::loudness) < 0.005);
    for (const std::int16_t sample : wave.samples) REQUIRE(std::abs(static_cast<int>(sample)) < 16'000);
    CHECK(std::abs(static_cast<int>(wave.samples.front())) < 100);
    CHECK(std::abs(static_cast<int>(wave.samples.back())) < 100);
  }
}
