// A picture drawn by hand: what `expect ring` says of it.
#include "contrast.h"
#include "support/catch.h"

namespace {

constexpr int width = 200;
constexpr int height = 100;
constexpr std::uint32_t paper = 0xFFFFFFFF;

struct Picture {
  std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(width * height, paper);

  void fill(const ui::Rect& rect, std::uint32_t colour) {
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
      for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) pixels[static_cast<std::size_t>(y * width + x)] = colour;
    }
  }
};

const ui::Rect control{60, 30, 80, 40};
const ui::Rect outside = control.inset(-7);

// A line of 4 and a gap of 3, as everywhere.
Picture with_ring(std::uint32_t colour) {
  Picture picture;
  picture.fill(outside, colour);
  picture.fill(control.inset(-3), paper);
  return picture;
}

ui::Widget button(bool focused) {
  ui::Widget widget;
  widget.id = "next";
  widget.rect = widget.visible = control;
  widget.focused = focused;
  return widget;
}

std::optional<std::string> said(const Picture& picture, const ui::Widget& widget, const std::vector<ui::Ring>& rings) {
  return app::why_focus_is_not_seen({widget}, rings, {picture.pixels, width, height, 1});
}

}  // namespace

TEST_CASE("a dark ring around what has the focus is seen") {
  CHECK(said(with_ring(0xFF1F2A44), button(true), {{outside, outside}}) == std::nullopt);
}

TEST_CASE("a ring that is too faint is told with its contrast") {
  CHECK(said(with_ring(0xFFBBBBBB), button(true), {{outside, outside}}) == "the ring around next stands out 1.92:1 and needs 3.0:1");
}

TEST_CASE("a ring that was promised and painted over is told") {
  CHECK(said(Picture{}, button(true), {{outside, outside}}) == "the ring around next stands out 1.00:1 and needs 3.0:1");
}

TEST_CASE("a focus without a ring or out of view is told") {
  CHECK(said(with_ring(0xFF000000), button(false), {}) == "nothing has the focus");
  CHECK(said(with_ring(0xFF000000), button(true), {}) == "next has the focus and no ring is seen around it");
  CHECK(said(with_ring(0xFF000000), button(true), {{{0, 0, 20, 20}, {0, 0, 20, 20}}}) == "next has the focus and no ring is seen around it");
  ui::Widget away = button(true);
  away.visible = {};
  CHECK(said(with_ring(0xFF000000), away, {{outside, outside}}) == "next has the focus and is out of view");
}

TEST_CASE("a ring of which two sides are cut off is not seen") {
  const ui::Rect corner{outside.x, outside.y, outside.w / 2, outside.h / 2};
  CHECK(said(with_ring(0xFF000000), button(true), {{outside, corner}}) == "next has the focus and no ring is seen around it");
}

TEST_CASE("a ring that goes on below its window is seen by what is there of its sides") {
  const ui::Rect whole{53, 10, 94, 300};
  const ui::Rect seen{53, 10, 94, 80};
  Picture picture;
  picture.fill(seen, 0xFF000000);
  picture.fill({57, 14, 86, 76}, paper);
  ui::Widget tall = button(true);
  tall.rect = {60, 17, 80, 286};
  tall.visible = {60, 17, 80, 73};
  CHECK(said(picture, tall, {{whole, seen}}) == std::nullopt);
  const ui::Rect strip{53, 10, 94, 40};
  CHECK(said(picture, tall, {{whole, strip}}) == "next has the focus and no ring is seen around it");
}
