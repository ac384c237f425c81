#include "support/catch.h"
#include "ui/surface.h"

namespace {

constexpr std::uint32_t white = 0xFFFFFFFF;
constexpr std::uint32_t red = 0xFFFF0000;
constexpr std::uint32_t nothing = 0;

std::uint32_t at(const ui::Bitmap& bitmap, int x, int y) {
  return bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x)];
}

ui::SurfaceStyle card(float radius, float edge = 0) {
  ui::SurfaceStyle style;
  style.fill = ui::rgb(0xFFFFFF);
  style.edge = ui::rgb(0xFF0000);
  style.edge_width = edge;
  style.radii = ui::Radii::all(radius);
  return style;
}

}  // namespace

TEST_CASE("a surface without rounding fills every pixel") {
  const ui::Bitmap bitmap = ui::draw_surface(card(0), 4, 3);
  CHECK(bitmap.width == 4);
  CHECK(bitmap.height == 3);
  CHECK(bitmap.pixels == std::vector<std::uint32_t>(12, white));
}

TEST_CASE("round corners are empty outside and full inside") {
  const ui::Bitmap bitmap = ui::draw_surface(card(10), 40, 40);
  for (const int x : {0, 39}) {
    for (const int y : {0, 39}) CHECK(at(bitmap, x, y) >> 24 == 0);
  }
  CHECK(at(bitmap, 20, 0) == white);
  CHECK(at(bitmap, 0, 20) == white);
  CHECK(at(bitmap, 10, 10) == white);
  // Between them the edge is soft.
  const std::uint32_t alpha = at(bitmap, 3, 2) >> 24;
  CHECK(alpha > 0);
  CHECK(alpha < 255);
}

TEST_CASE("each corner has its own radius") {
  ui::SurfaceStyle style = card(10);
  style.radii.bottom_end = 0;
  const ui::Bitmap bitmap = ui::draw_surface(style, 40, 40);
  CHECK(at(bitmap, 39, 39) == white);
  CHECK(at(bitmap, 0, 39) >> 24 == 0);
  const ui::Radii mirrored = style.radii.mirrored();
  CHECK(mirrored.bottom_start == 0);
  CHECK(mirrored.bottom_end == 10);
}

TEST_CASE("an edge is as wide as it says and inside it is the fill") {
  const ui::Bitmap bitmap = ui::draw_surface(card(0, 3), 20, 20);
  CHECK(at(bitmap, 0, 10) == red);
  CHECK(at(bitmap, 2, 10) == red);
  CHECK(at(bitmap, 3, 10) == white);
  CHECK(at(bitmap, 19, 10) == red);
  CHECK(at(bitmap, 10, 17) == red);
}

TEST_CASE("a dashed edge has gaps of two widths between dashes of three") {
  ui::SurfaceStyle style = card(0, 2);
  style.dashed = true;
  style.fill = ui::Colour{0, 0, 0, 0};
  const ui::Bitmap bitmap = ui::draw_surface(style, 40, 20);
  for (int x = 0; x < 20; ++x) {
    INFO(x);
    CHECK(at(bitmap, x, 0) == (x % 10 < 6 ? red : nothing));
  }
}

TEST_CASE("rounding a picture takes its corners away and leaves the rest") {
  ui::Bitmap bitmap{20, 20, std::vector<std::uint32_t>(400, 0xFF123456)};
  ui::round_corners(bitmap, ui::Radii{8, 0, 0, 0});
  CHECK(at(bitmap, 0, 0) == 0x00123456);
  CHECK(at(bitmap, 19, 0) == 0xFF123456);
  CHECK(at(bitmap, 0, 19) == 0xFF123456);
  CHECK(at(bitmap, 10, 10) == 0xFF123456);
}

TEST_CASE("rounding keeps what was transparent before") {
  ui::Bitmap bitmap{10, 10, std::vector<std::uint32_t>(100, 0x80FFFFFF)};
  ui::round_corners(bitmap, ui::Radii::all(3));
  CHECK(at(bitmap, 5, 5) == 0x80FFFFFF);
  CHECK(at(bitmap, 0, 0) >> 24 < 0x80);
}
