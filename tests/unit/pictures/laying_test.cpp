// The road and the basket that cards are laid on and into, as SVG text.
#include "pictures/laying.h"

#include <cmath>

#include "content/drawing.h"
#include "support/catch.h"

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

pictures::Road road(int stops) {
  pictures::Road road;
  road.width = 1200;
  road.height = 250;
  road.corner = 24;
  road.middle = 220;
  road.stops = stops;
  return road;
}

pictures::Basket basket() {
  pictures::Basket basket;
  basket.width = 240;
  basket.height = 300;
  basket.foot = 60;
  basket.fill = "#aaaaaa";
  basket.edge = "#bbbbbb";
  basket.weave = "#cccccc";
  basket.rim_colour = "#dddddd";
  basket.foot_colour = "#eeeeee";
  return basket;
}

}  // namespace

TEST_CASE("a tree stands between every two stops of a road") {
  CHECK(count(pictures::compose_road(road(1)), "#8A5A34") == 0);
  CHECK(count(pictures::compose_road(road(2)), "#8A5A34") == 1);
  CHECK(count(pictures::compose_road(road(4)), "#8A5A34") == 3);
}

TEST_CASE("a road is the same picture every time and another by night and from the right") {
  pictures::Road night = road(4);
  night.dark = true;
  pictures::Road mirrored = road(4);
  mirrored.mirrored = true;
  CHECK(pictures::compose_road(road(4)) == pictures::compose_road(road(4)));
  CHECK(pictures::compose_road(night) != pictures::compose_road(road(4)));
  CHECK(pictures::compose_road(mirrored) != pictures::compose_road(road(4)));
}

TEST_CASE("a road stays so near its middle that a number on it stays in its ground") {
  for (int i = 0; i <= 100; ++i) CHECK(std::abs(pictures::road_rise(i / 100.0)) <= 5);
}

TEST_CASE("a basket has an edge and a body and a rim and a foot of the colours it was given") {
  const std::string drawn = pictures::compose_basket(basket());
  for (const char* colour : {"#aaaaaa", "#bbbbbb", "#dddddd", "#eeeeee"}) {
    INFO(colour);
    CHECK(count(drawn, colour) == 1);
  }
  CHECK(count(drawn, "#cccccc") > 20);
}

TEST_CASE("a basket with no room above its foot is drawn all the same") {
  pictures::Basket flat = basket();
  flat.height = 70;
  CHECK(pictures::compose_basket(flat).find("nan") == std::string::npos);
}

TEST_CASE("a basket that fills a window from below is still a drawing that may be drawn") {
  pictures::Basket large = basket();
  large.width = 700;
  large.height = 950;
  CHECK(content::check_drawing(pictures::compose_basket(large)).has_value());
}
