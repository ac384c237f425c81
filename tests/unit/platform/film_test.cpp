// Films on the pixels that a kiosk without graphics hardware really draws.
#include "platform/screen.h"
#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using ui::Frame;
using ui::Rect;

// A stage on a screen of 1280 by 720 pixels in memory.
struct Cinema {
  std::unique_ptr<platform::Screen> screen = std::move(*platform::Screen::in_memory(1280, 720));
  support::FakeShaper text;
  support::FakePictures pictures;
  support::SourceTexts translator;
  std::unique_ptr<ui::Stage> stage;
  Rect shown;

  Cinema() { open_stage(); }
  void open_stage() {
    stage = std::make_unique<ui::Stage>(ui::StagePorts{text, pictures, *screen});
    stage->show(translator, nullptr);
  }
  void draw(const ui::FilmPicture& picture, const ui::Radii& radii = {}) {
    Frame frame = stage->begin({}, {});
    shown = frame.film("film", {100, 100, 400, 400}, picture, "", radii);
    screen->present(stage->end(), 0xFFFFFF);
  }
  std::uint32_t pixel(int x, int y) {
    return screen->pixels()[static_cast<std::size_t>(y) * 1280 + static_cast<std::size_t>(x)];
  }
};

// 40 by 20: the left half of one colour, the right half of another; rows are longer than they need to be.
struct Colours {
  static constexpr int pitch = 200;
  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(static_cast<std::size_t>(pitch) * 20);
  ui::FilmPicture picture;

  Colours(std::uint32_t left, std::uint32_t right) {
    for (std::size_t y = 0; y < 20; ++y) {
      for (std::size_t x = 0; x < 40; ++x) {
        const std::uint32_t colour = x < 20 ? left : right;
        std::copy_n(reinterpret_cast<const std::uint8_t*>(&colour), 4,
                    bytes.begin() + static_cast<std::ptrdiff_t>(y * pitch + x * 4));
      }
    }
    picture.format = ui::PixelFormat::argb;
    picture.width = 40;
    picture.height = 20;
    picture.planes[0] = {bytes.data(), pitch};
    picture.number = 1;
  }
};

struct Grey {
  std::vector<std::uint8_t> luma;
  std::vector<std::uint8_t> chroma = std::vector<std::uint8_t>(200, 128);
  ui::FilmPicture picture;

  explicit Grey(std::uint8_t light) : luma(800, light) {
    picture.width = 40;
    picture.height = 20;
    picture.planes = {ui::Plane{luma.data(), 40}, {chroma.data(), 20}, {chroma.data(), 20}};
    picture.number = 1;
  }
};

}  // namespace

TEST_CASE("a film fills its place and stands in black bars") {
  Cinema cinema;
  const Colours film(0xFFCC2211, 0x0011CC22);
  cinema.draw(film.picture);
  CHECK(cinema.shown == Rect{100, 200, 400, 200});
  CHECK(cinema.pixel(102, 202) == 0xFFCC2211);
  CHECK(cinema.pixel(498, 398) == 0xFF11CC22);  // whatever its alpha says
  CHECK(cinema.pixel(300, 150) == 0xFF000000);
  CHECK(cinema.pixel(300, 450) == 0xFF000000);
  CHECK(cinema.pixel(99, 300) == 0xFFFFFFFF);
}

TEST_CASE("a film shown larger is smooth and not made of squares") {
  Cinema cinema;
  cinema.draw(Colours(0xFF000000, 0xFFFFFFFF).picture);
  const std::uint32_t middle = cinema.pixel(300, 300) & 0xFF;
  CHECK(middle > 40);
  CHECK(middle < 215);
}

TEST_CASE("planes of luma and chroma become the colours they mean") {
  Cinema cinema;
  const auto near = [&](std::uint32_t is, int wanted) {
    for (int shift = 0; shift < 24; shift += 8) CHECK(std::abs(static_cast<int>(is >> shift & 0xFF) - wanted) <= 2);
  };
  cinema.draw(Grey(16).picture);
  near(cinema.pixel(300, 300), 0);
  Grey white(235);
  white.picture.number = 2;
  cinema.draw(white.picture);
  near(cinema.pixel(300, 300), 255);
  Grey red(81);
  red.picture.number = 3;
  std::vector<std::uint8_t> blue_difference(200, 90);
  std::vector<std::uint8_t> red_difference(200, 240);
  red.picture.planes[1].bytes = blue_difference.data();
  red.picture.planes[2].bytes = red_difference.data();
  cinema.draw(red.picture);
  CHECK((cinema.pixel(300, 300) >> 16 & 0xFF) > 250);
  CHECK((cinema.pixel(300, 300) >> 8 & 0xFF) < 4);
  CHECK((cinema.pixel(300, 300) & 0xFF) < 4);
}

TEST_CASE("the next picture is shown and the same one is not read again") {
  Cinema cinema;
  Colours film(0xFFCC2211, 0xFFCC2211);
  cinema.draw(film.picture);
  std::fill(film.bytes.begin(), film.bytes.end(), std::uint8_t{0x40});
  cinema.draw(film.picture);
  CHECK(cinema.pixel(300, 300) == 0xFFCC2211);
  film.picture.number = 2;
  cinema.draw(film.picture);
  CHECK(cinema.pixel(300, 300) == 0xFF404040);
}

TEST_CASE("a film survives a new renderer") {
  Cinema cinema;
  const Grey film(235);
  cinema.draw(film.picture);
  cinema.stage.reset();
  cinema.screen->resize(1280, 720);
  cinema.open_stage();
  cinema.draw(film.picture);
  CHECK((cinema.pixel(300, 300) & 0xFF) > 250);
  cinema.stage->forget_textures();
  cinema.draw(film.picture);
  CHECK((cinema.pixel(300, 300) & 0xFF) > 250);
}

TEST_CASE("the corners of a film are inside the rounded ground") {
  Cinema cinema;
  const Colours film(0xFFCC2211, 0xFFCC2211);
  cinema.draw(film.picture, ui::Radii::all(24));
  const auto left = static_cast<int>(cinema.shown.x);
  const auto top = static_cast<int>(cinema.shown.y);
  CHECK(cinema.pixel(left, top) == 0xFFCC2211);
  CHECK(cinema.pixel(left - 1, top) == 0xFF000000);
  CHECK(cinema.pixel(100, 100) == 0xFFFFFFFF);
}
