// Pictures as they are shown: their size and their colours.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "colours.h"
#include "film_wire/rings.h"
#include "picture_maker.h"
#include "support/catch.h"

using namespace media_process;

namespace {

struct OneColour {
  OneColour(std::uint8_t y, std::uint8_t u, std::uint8_t v) {
    bytes[0].assign(width * height, y);
    bytes[1].assign((width + 1) / 2 * ((height + 1) / 2), u);
    bytes[2] = std::vector<std::uint8_t>(bytes[1].size(), v);
  }
  Planes planes() {
    return {{bytes[0].data(), bytes[1].data(), bytes[2].data()}, {width, (width + 1) / 2, (width + 1) / 2}, width, height};
  }
  bool is(std::uint8_t y, std::uint8_t u, std::uint8_t v) const {
    const auto all = [](const std::vector<std::uint8_t>& plane, int value) {
      return std::ranges::all_of(plane, [&](std::uint8_t byte) { return std::abs(byte - value) <= 1; });
    };
    return all(bytes[0], y) && all(bytes[1], u) && all(bytes[2], v);
  }
  static constexpr std::size_t width = 5;
  static constexpr std::size_t height = 3;
  std::array<std::vector<std::uint8_t>, 3> bytes;
};

}  // namespace

TEST_CASE("a film fits into its place and keeps its shape") {
  const AVRational square{1, 1};
  CHECK(fit(1280, 720, square, {1280, 720}) == ShownSize{1280, 720});
  CHECK(fit(1280, 720, square, {640, 640}) == ShownSize{640, 360});
  CHECK(fit(720, 1280, square, {1280, 720}) == ShownSize{404, 720});
  CHECK(fit(720, 576, {16, 15}, {768, 576}) == ShownSize{768, 576});
  CHECK(fit(320, 180, {0, 1}, {1280, 720}) == ShownSize{1280, 720});
  CHECK(fit(320, 180, {1, 1000}, {1280, 720}) == ShownSize{1280, 720});
  CHECK(fit(10'000, 1, square, {1280, 720}) == ShownSize{1280, 2});
  CHECK(fit(1, 10'000, square, {1280, 720}) == ShownSize{2, 720});
}

// What the two standards call red, green and blue at full strength.
TEST_CASE("colours stay what they are when their matrix changes") {
  struct Pair {
    std::array<std::uint8_t, 3> bt601, bt709;
  };
  for (const auto& [old, young] : {Pair{{81, 90, 240}, {63, 102, 240}}, Pair{{145, 54, 34}, {173, 42, 26}}, Pair{{41, 240, 110}, {32, 240, 118}},
                                   Pair{{235, 128, 128}, {235, 128, 128}}, Pair{{16, 128, 128}, {16, 128, 128}}}) {
    OneColour picture(young[0], young[1], young[2]);
    change_matrix(picture.planes(), Matrix::bt709, Matrix::bt601);
    CHECK(picture.is(old[0], old[1], old[2]));
    change_matrix(picture.planes(), Matrix::bt601, Matrix::bt709);
    CHECK(picture.is(young[0], young[1], young[2]));
  }
}

TEST_CASE("a decoded picture is scaled into its place in limited range") {
  av_log_set_level(AV_LOG_QUIET);
  for (const bool is_full : {false, true}) {
    Av<AVFrame> frame(av_frame_alloc());
    frame->width = 64;
    frame->height = 48;
    frame->format = AV_PIX_FMT_YUV420P;
    frame->color_range = is_full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    REQUIRE(av_frame_get_buffer(frame.get(), 0) == 0);
    for (int plane = 0; plane < 3; ++plane) {
      std::memset(frame->data[plane], plane == 0 ? (is_full ? 255 : 235) : 128, static_cast<std::size_t>(frame->linesize[plane]) * (plane == 0 ? 48 : 24));
    }
    for (const ShownSize size : {ShownSize{64, 48}, ShownSize{128, 96}, ShownSize{34, 26}}) {
      INFO(is_full << " " << size.width);
      const film_wire::PictureLayout layout = film_wire::layout_of(size.width, size.height);
      std::vector<std::byte> room(layout.bytes);
      PictureMaker maker;
      REQUIRE(maker.make(*frame, size, room));
      CHECK(static_cast<int>(room[0]) == Approx(235).margin(1));
      CHECK(static_cast<int>(room[layout.y_pitch * (size.height - 1) + size.width - 1]) == Approx(235).margin(1));
      CHECK(static_cast<int>(room[layout.v_at + layout.uv_pitch * (size.height / 2 - 1) + size.width / 2 - 1]) == Approx(128).margin(1));
    }
  }
}
