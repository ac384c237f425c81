// Sound at another speed.
#include "stretch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/catch.h"
#include "watchdog.h"

using media::Stretch;
using media::Watchdog;

namespace {

struct Tone {
  explicit Tone(double frequency, std::size_t length) : samples(length) {
    for (std::size_t i = 0; i < length; ++i) {
      samples[i] = static_cast<std::int16_t>(10'000 * std::sin(2 * std::numbers::pi * frequency * static_cast<double>(i) / 48'000));
    }
  }
  std::size_t look(std::span<std::int16_t> to, std::size_t ahead) const {
    const std::size_t from = std::min(at + ahead, samples.size());
    const std::size_t count = std::min(to.size(), samples.size() - from);
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(from), count, to.begin());
    return count;
  }
  std::vector<std::int16_t> samples;
  std::size_t at = 0;
};

std::vector<std::int16_t> stretched(Tone tone, int percent) {
  Stretch stretch(1);
  std::vector<std::int16_t> all;
  std::vector<std::int16_t> piece(Stretch::piece);
  const auto look = [&](std::span<std::int16_t> to, std::size_t ahead) { return tone.look(to, ahead); };
  for (std::size_t taken = 0; (taken = stretch.next(percent, look, piece)) > 0; tone.at += taken) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

}  // namespace

TEST_CASE("a tone at another speed is longer or shorter and neither higher nor torn") {
  for (const double frequency : {110.0, 440.0, 1'000.0}) {
    for (const int percent : {75, 90, 125, 150}) {
      INFO(frequency << " Hz at " << percent);
      const auto heard = stretched(Tone(frequency, 96'000), percent);
      CHECK(static_cast<double>(heard.size()) == Approx(96'000 * 100.0 / percent).epsilon(0.03));
      int rises = 0;
      int longest_step = 0;
      for (std::size_t i = 1; i < heard.size(); ++i) {
        rises += heard[i - 1] < 0 && heard[i] >= 0 ? 1 : 0;
        longest_step = std::max(longest_step, std::abs(heard[i] - heard[i - 1]));
      }
      CHECK(rises * 48'000.0 / static_cast<double>(heard.size()) == Approx(frequency).epsilon(0.02));
      CHECK(longest_step < 3 * 10'000 * 2 * std::numbers::pi * frequency / 48'000);
    }
  }
}

TEST_CASE("too little sound for a piece is left alone") {
  CHECK(stretched(Tone(440, 1'000), 125).empty());
}

TEST_CASE("whoever owes nothing may be silent for ever and whoever owes something for two seconds") {
  Watchdog watchdog;
  for (int i = 0; i < 100; ++i) CHECK_FALSE(watchdog.look(false, {}, 100'000));
  int turns = 0;
  while (!watchdog.look(true, {}, 100'000)) ++turns;
  CHECK(turns == 20);
}

TEST_CASE("work that brings nothing is believed for ten seconds") {
  Watchdog watchdog;
  int turns = 0;
  while (!watchdog.look(true, {.brought = 0, .beats = static_cast<std::uint64_t>(turns) + 1}, 100'000)) ++turns;
  CHECK(turns == 100);
  watchdog.begin();
  CHECK_FALSE(watchdog.look(true, {.brought = 1}, 100'000));
}
