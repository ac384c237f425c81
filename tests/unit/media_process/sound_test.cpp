// Sound without gaps: a sample's number says when it is heard.
#include <algorithm>
#include <vector>

#include "sound_maker.h"
#include "support/catch.h"

using namespace media_process;

namespace {

Av<AVFrame> sound_of(int samples, std::int16_t value, int rate_hz = 48'000) {
  Av<AVFrame> frame(av_frame_alloc());
  frame->format = AV_SAMPLE_FMT_S16;
  frame->sample_rate = rate_hz;
  frame->nb_samples = samples;
  av_channel_layout_default(&frame->ch_layout, 1);
  if (samples > 0) {
    REQUIRE(av_frame_get_buffer(frame.get(), 0) == 0);
    std::fill_n(reinterpret_cast<std::int16_t*>(frame->data[0]), samples, value);
  }
  return frame;
}

}  // namespace

TEST_CASE("a gap in the sound is silence") {
  SoundMaker maker(1);
  maker.begin(0);
  REQUIRE(maker.make(*sound_of(480, 1'000), 0));
  REQUIRE(maker.make(*sound_of(480, 2'000), 110'000));
  REQUIRE(maker.waiting().size() == 5'280 + 480);
  CHECK(maker.waiting()[479] == 1'000);
  CHECK(maker.waiting()[480] == 0);
  CHECK(maker.waiting()[5'279] == 0);
  CHECK(maker.waiting()[5'280] == 2'000);
  CHECK(maker.end_us() == 120'000);
}

TEST_CASE("times that are a little off are no gap") {
  SoundMaker maker(1);
  maker.begin(0);
  REQUIRE(maker.make(*sound_of(480, 1'000), 0));
  REQUIRE(maker.make(*sound_of(480, 2'000), 13'000));
  REQUIRE(maker.make(*sound_of(480, 3'000), std::nullopt));
  CHECK(maker.waiting().size() == 3 * 480);
}

TEST_CASE("what lies before the place or is there twice is left out") {
  SoundMaker maker(1);
  maker.begin(1'005'000);
  REQUIRE(maker.make(*sound_of(480, 1'000), 900'000));
  CHECK(maker.waiting().empty());
  REQUIRE(maker.make(*sound_of(480, 2'000), 1'000'000));
  CHECK(maker.waiting().size() == 240);
  REQUIRE(maker.make(*sound_of(48'000, 3'000), 510'000));
  CHECK(maker.waiting().size() == 24'240);
  CHECK(maker.end_us() == 1'510'000);
}

TEST_CASE("a time that is a day away makes no day of silence") {
  SoundMaker maker(1);
  maker.begin(0);
  REQUIRE(maker.make(*sound_of(480, 1'000), 86'000'000'000));
  CHECK(maker.waiting().size() == 480'480);
}

TEST_CASE("sound of another rate becomes as long as it was") {
  SoundMaker maker(2);
  maker.begin(0);
  REQUIRE(maker.make(*sound_of(44'100, 1'000, 44'100), 0));
  CHECK(maker.end_us() == Approx(1'000'000).margin(1'000));
  CHECK_FALSE(maker.make(*sound_of(0, 0), 0));
  CHECK_FALSE(maker.make(*sound_of(10, 0, 1), 0));
}
