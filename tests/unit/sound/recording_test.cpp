#include <algorithm>
#include <cstdlib>

#include "sound/recording.h"
#include "support/catch.h"
#include "support/ogg_bytes.h"

namespace {

using support::OggKind;
using support::ogg_bytes;

int loudest(const ui::Waveform& wave) {
  int most = 0;
  for (const std::int16_t sample : wave.samples) most = std::max(most, std::abs(static_cast<int>(sample)));
  return most;
}

}  // namespace

TEST_CASE("a recording in Ogg is heard as long and as loud as it was spoken whatever it was packed with") {
  for (const OggKind kind : {OggKind::opus, OggKind::vorbis}) {
    for (const int channels : {1, 2}) {
      const auto wave = sound::decode_recording(ogg_bytes(kind, 1500, channels));
      REQUIRE(wave.has_value());
      CHECK(std::abs(wave->length_ms() - 1500) < 60);
      CHECK(loudest(*wave) > 8'000);
      CHECK(loudest(*wave) < 13'000);
    }
  }
}

TEST_CASE("what is no recording is refused and one that is cut short is refused or is shorter") {
  CHECK(sound::decode_recording({}).error().message == "this is no recording in Ogg");
  CHECK(sound::decode_recording(base::Bytes(1000, 'x')).error().code == base::ErrorCode::corrupt);
  const base::Bytes whole = ogg_bytes(OggKind::opus, 300);
  REQUIRE(whole.size() > 200);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const auto cut = sound::decode_recording(base::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    if (cut) CHECK(cut->length_ms() <= 400);
    else CHECK(cut.error().code == base::ErrorCode::corrupt);
  }
}

TEST_CASE("a recording with damaged bytes never brings the kiosk down") {
  base::Bytes bytes = ogg_bytes(OggKind::vorbis, 300);
  for (std::size_t at = 4; at < bytes.size(); at += 13) {
    base::Bytes damaged = bytes;
    damaged[at] = static_cast<unsigned char>(~damaged[at]);
    const auto wave = sound::decode_recording(damaged);
    if (wave) CHECK(wave->length_ms() < 10'000);
  }
}
