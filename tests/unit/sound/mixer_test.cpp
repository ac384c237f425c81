#include <cmath>
#include <cstdlib>
#include <numbers>

#include "sound/mixer.h"
#include "support/catch.h"

namespace {

using sound::Mixer;

constexpr int rate = 48'000;

std::shared_ptr<const ui::Waveform> steady(int value, int rate_hz = rate, std::size_t samples = rate) {
  return std::make_shared<const ui::Waveform>(ui::Waveform{rate_hz, std::vector<std::int16_t>(samples, static_cast<std::int16_t>(value))});
}

std::vector<std::int16_t> mixed(Mixer& mixer, int ms) {
  std::vector<std::int16_t> samples(static_cast<std::size_t>(ms) * rate / 1000);
  mixer.fill(samples, rate);
  return samples;
}

}  // namespace

TEST_CASE("a sound comes out as it is and is over at its end") {
  Mixer mixer(1);
  CHECK(mixer.is_silent());
  mixer.play(steady(3000, rate, 480));
  CHECK(!mixer.is_silent());
  const auto out = mixed(mixer, 20);
  CHECK(std::abs(out[100] - 3000) <= 1);
  CHECK(out[600] == 0);
  CHECK(mixer.is_silent());
}

TEST_CASE("a voice of another rate keeps its pitch") {
  ui::Waveform wave{22'050, {}};
  for (int i = 0; i < 22'050; ++i) wave.samples.push_back(static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 440 * i / 22'050)));
  Mixer mixer(1);
  mixer.narrate(std::make_shared<const ui::Waveform>(wave));
  const auto out = mixed(mixer, 900);
  int rises = 0;
  for (std::size_t i = 1; i < out.size(); ++i) rises += out[i - 1] < 0 && out[i] >= 0 ? 1 : 0;
  CHECK(std::abs(rises - 396) <= 1);
}

TEST_CASE("below a voice everything else is 12 dB quieter and comes back behind it") {
  Mixer mixer(1);
  mixer.play(steady(10'000, rate, 4 * rate));
  CHECK(std::abs(mixed(mixer, 50).back() - 10'000) <= 1);
  mixer.narrate(steady(0, rate, rate / 2));
  const double quieter = 20 * std::log10(mixed(mixer, 100).back() / 10'000.0);
  CHECK(std::abs(quieter + 12) < 0.1);
  mixed(mixer, 500);
  CHECK(std::abs(mixed(mixer, 100).back() - 10'000) <= 1);
}

TEST_CASE("nothing gets louder than the limit however much sounds together") {
  Mixer mixer(0.5F);
  for (int i = 0; i < 6; ++i) mixer.play(steady(20'000));
  mixer.narrate(steady(32'000));
  for (const std::int16_t sample : mixed(mixer, 200)) REQUIRE(std::abs(static_cast<int>(sample)) <= 16'384);
}

TEST_CASE("of too many sounds the oldest gives way") {
  Mixer mixer(1);
  mixer.play(steady(5000));
  for (std::size_t i = 0; i < Mixer::most_sounds; ++i) mixer.play(steady(100));
  CHECK(std::abs(mixed(mixer, 10).back() - 400) <= 2);
}

TEST_CASE("silence comes within ten milliseconds and a new voice takes the place of the one before") {
  Mixer mixer(1);
  mixer.play(steady(5000));
  mixer.narrate(steady(5000));
  mixed(mixer, 50);
  mixer.silence();
  CHECK(mixed(mixer, 10).back() == 0);
  CHECK(mixer.is_silent());
  mixer.narrate(steady(5000));
  mixer.narrate(steady(1000));
  CHECK(std::abs(mixed(mixer, 20).back() - 1000) <= 1);
}
