#include "pictures/laying.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sheet.h"

namespace pictures {
namespace {

// ---- the road --------------------------------------------------------------------------------------

constexpr double rise = 5;

struct Paint {
  const char *sky, *low_sky, *far, *near, *meadow, *road, *verge, *dash, *crown, *lit_crown, *trunk;
};
constexpr Paint by_day{"#D9EAF4", "#F1F5EC", "#D3E9DA", "#BFDFC9", "#A9D3B6", "#F7E4BF", "#DDBE83", "#C99B45", "#4F9F6E", "#6BB586", "#8A5A34"};
constexpr Paint by_night{"#1B2740", "#22324A", "#20383A", "#21433A", "#1F3A31", "#4A4331", "#6B5D3D", "#B79852", "#3C7D5A", "#4C9470", "#6A4A31"};

// Along the road from its start to its end, so far below its middle.
std::string along(const Road& road, double below, bool back) {
  constexpr int pieces = 48;
  std::string path;
  for (int i = 0; i <= pieces; ++i) {
    const double share = static_cast<double>(back ? pieces - i : i) / pieces;
    path += (path.empty() && !back ? "M" : "L") + at({share * road.width, road.middle + road_rise(share) + below});
  }
  return path;
}

std::string band(const Road& road, double half) { return along(road, -half, false) + along(road, half, true) + "Z"; }

// A hill's back from edge to edge, and everything below it.
std::string hill(const Road& road, double start, double crest, double end) {
  const double w = road.width;
  const double h = road.height;
  return "M" + at({0, h * start}) + "C" + at({w * 0.22, h * crest}) + " " + at({w * 0.34, h * crest}) + " " + at({w * 0.5, h * (start + end) / 2}) + "S" +
         at({w * 0.82, h * crest}) + " " + at({w, h * end}) + "V" + number(h) + "H0Z";
}

void draw_tree(Sheet& sheet, Point foot, double size, const Paint& paint) {
  sheet.rect(foot + Point{-2.5 * size, -16 * size}, 5 * size, 17 * size, paint.trunk, 2);
  sheet.circle(foot + Point{0, -27 * size}, 14 * size, paint.crown);
  sheet.circle(foot + Point{-3.5 * size, -31 * size}, 8 * size, paint.lit_crown);
}

std::string round_rect(double w, double h, double corner) {
  const std::string arc = "a" + number(corner) + " " + number(corner) + " 0 0 1 ";
  return "M" + at({corner, 0}) + "H" + number(w - corner) + arc + at({corner, corner}) + "V" + number(h - corner) + arc + at({-corner, corner}) + "H" +
         number(corner) + arc + at({-corner, -corner}) + "V" + number(corner) + arc + at({corner, -corner}) + "Z";
}

// ---- the basket ------------------------------------------------------------------------------------

// Straight sides that lean in towards the lower edge, with corners of these radii above and below.
struct Tub {
  double left, right, top, bottom, lean, upper, lower;
};

std::string outline(const Tub& tub) {
  const Point a{tub.left, tub.top};
  const Point b{tub.right, tub.top};
  const Point c{tub.right - tub.lean, tub.bottom};
  const Point d{tub.left + tub.lean, tub.bottom};
  const double tall = std::max(1.0, tub.bottom - tub.top);
  const double up = tub.lean * tub.upper / tall;
  const double low = tub.lean * tub.lower / tall;
  return "M" + at(a + Point{tub.upper, 0}) + "L" + at(b + Point{-tub.upper, 0}) + "Q" + at(b) + " " + at(b + Point{-up, tub.upper}) + "L" +
         at(c + Point{low, -tub.lower}) + "Q" + at(c) + " " + at(c + Point{-tub.lower, 0}) + "L" + at(d + Point{tub.lower, 0}) + "Q" + at(d) + " " +
         at(d + Point{-low, -tub.lower}) + "L" + at(a + Point{up, tub.upper}) + "Q" + at(a) + " " + at(a + Point{tub.upper, 0}) + "Z";
}

void draw_weave(Sheet& sheet, const Tub& tub, const std::string& colour, double opacity) {
  constexpr double pitch = 18;
  constexpr double stitch = 16;
  sheet.open_clipped(outline(tub)).open_faded(opacity);  // one layer for all of them: a drawing may have only so many
  int row = 0;
  for (double y = tub.top + pitch * 0.7; y < tub.bottom - 5; y += pitch, ++row) {
    const double shift = row % 2 == 0 ? 0 : stitch;
    for (double x = tub.left + 8 + shift - stitch; x < tub.right; x += 2 * stitch) sheet.rect({x, y}, stitch, 5, colour, 2.5);
  }
  sheet.close().close();
}

}  // namespace

double road_rise(double share) { return rise * std::sin(2 * std::numbers::pi * (1.3 * share + 0.1)); }

std::string compose_road(const Road& road) {
  const Paint& paint = road.dark ? by_night : by_day;
  Sheet sheet("r");
  sheet.open_clipped(round_rect(road.width, road.height, road.corner));
  sheet.gradient({0, 0}, road.width, road.height, paint.sky, paint.low_sky, false);
  sheet.fill(hill(road, 0.5, 0.3, 0.44), paint.far);
  sheet.fill(hill(road, 0.62, 0.52, 0.66), paint.near);
  sheet.fill(along(road, -road.thickness * 0.8, false) + "V" + number(road.height) + "H0Z", paint.meadow);
  for (int i = 1; i < road.stops; ++i) {
    const double share = static_cast<double>(i) / road.stops;
    draw_tree(sheet, {road.width * share, road.middle + road_rise(share) - road.thickness * 0.5 - 3}, i % 2 == 0 ? 0.9 : 1.0, paint);
  }
  sheet.fill(band(road, road.thickness / 2), paint.verge).fill(band(road, road.thickness / 2 - 2), paint.road);
  constexpr double dash = 16;
  for (double x = 14; x + dash < road.width; x += 2 * dash) {
    const auto point = [&](double along_x) { return Point{along_x, road.middle + road_rise(along_x / road.width)}; };
    sheet.line("M" + at(point(x)) + "L" + at(point(x + dash)), paint.dash, 4);
  }
  sheet.close();
  return svg_document({0, 0}, road.width, road.height, sheet.take(), road.mirrored);
}

std::string compose_basket(const Basket& basket) {
  const double rim_at = basket.height - basket.foot - basket.rim;
  const double half = basket.edge_width / 2;
  const Tub outer{basket.reach, basket.width - basket.reach, 0, rim_at + basket.rim / 2, basket_slope, 14, 0};
  const Tub inner{outer.left + 2 * half, outer.right - 2 * half, 2 * half, outer.bottom, basket_slope, 12, 0};
  const double round = std::min(24.0, basket.foot / 2);
  const Tub foot{basket.reach + basket_slope, basket.width - basket.reach - basket_slope, rim_at + basket.rim / 2, basket.height, basket_slope, 0, round};
  Sheet sheet("k");
  sheet.fill(outline(outer), basket.edge).fill(outline(inner), basket.fill);
  draw_weave(sheet, inner, basket.weave, 0.5);
  sheet.fill(outline(foot), basket.foot_colour);
  draw_weave(sheet, {foot.left, foot.right, foot.top + basket.rim / 2, foot.bottom, foot.lean, 0, round}, "#000000", 0.07);
  sheet.rect({0, rim_at}, basket.width, basket.rim, basket.rim_colour, basket.rim / 2);
  return svg_document({0, 0}, basket.width, basket.height, sheet.take());
}

std::string compose_triangle(const std::string& colour) {
  Sheet sheet("t");
  sheet.fill("M21 6Q24 1 27 6L46 40Q48 46 42 46H6Q0 46 2 40Z", colour);
  return svg_document({0, 0}, 48, 48, sheet.take());
}

}  // namespace pictures
