#include "sheet.h"

#include <algorithm>
#include <cmath>

namespace pictures {
namespace {

constexpr double pi = 3.14159265358979323846;

struct Station {
  Point centre;
  Point side;  // a unit vector across
  double half_width = 0;
};

Point unit(Point vector) {
  const double length = std::hypot(vector.x, vector.y);
  return length < 1e-6 ? Point{0, 1} : vector * (1 / length);
}

// Straight, then one soft bend, then straight.
Point along(const Limb& limb, double share) {
  constexpr double bend = 0.3;
  const double position = share * 2;
  if (position <= 1 - bend) return limb.root + (limb.joint - limb.root) * position;
  if (position >= 1 + bend) return limb.joint + (limb.end - limb.joint) * (position - 1);
  const Point before = limb.root + (limb.joint - limb.root) * (1 - bend);
  const Point after = limb.joint + (limb.end - limb.joint) * bend;
  const double t = (position - (1 - bend)) / (2 * bend);
  return before * ((1 - t) * (1 - t)) + limb.joint * (2 * t * (1 - t)) + after * (t * t);
}

double half_width(const Limb& limb, double share) {
  const double width = share < 0.5 ? limb.root_width + (limb.joint_width - limb.root_width) * share * 2
                                   : limb.joint_width + (limb.end_width - limb.joint_width) * (share - 0.5) * 2;
  return width / 2;
}

std::vector<Station> stations(const Limb& limb, double from, double to, int count) {
  std::vector<Station> all;
  for (int i = 0; i <= count; ++i) {
    const double share = from + (to - from) * i / count;
    const Point ahead = unit(along(limb, std::min(1.0, share + 0.02)) - along(limb, std::max(0.0, share - 0.02)));
    all.push_back({along(limb, share), {-ahead.y, ahead.x}, half_width(limb, share)});
  }
  return all;
}

// A smooth curve through the middles between neighbours. Each control point after the first mirrors the one before it
// about the middle between them, which is what T means, so that only the middles are written.
std::string smooth(const std::vector<Point>& points) {
  std::string path = at(points.front());
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point end = i + 2 == points.size() ? points[i + 1] : (points[i] + points[i + 1]) * 0.5;
    path += i == 1 ? "Q" + at(points[i]) + " " + at(end) : "T" + at(end);
  }
  return path;
}

std::string round_cap(double radius, Point end) {
  return "A" + number(radius) + " " + number(radius) + " 0 0 0 " + at(end);
}

std::string decimals(long amount, int digits) {
  std::string text = std::to_string(std::labs(amount));
  if (text.size() <= static_cast<std::size_t>(digits))
    text.insert(0, static_cast<std::size_t>(digits) + 1 - text.size(), '0');
  text.insert(text.size() - static_cast<std::size_t>(digits), ".");
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return (amount < 0 ? "-" : "") + text;
}

std::string thousandths(double value) { return decimals(std::lround(value * 1000), 3); }

}  // namespace

std::string number(double value) { return decimals(std::lround(value * 10), 1); }

std::string at(Point point) { return number(point.x) + " " + number(point.y); }

double direction(Point from, Point to) { return std::atan2(to.x - from.x, from.y - to.y) * 180 / pi; }

void Sheet::paint(std::string_view colour, double opacity) {
  text_ += "\" fill=\"";
  text_ += colour;
  if (opacity < 1) text_ += "\" opacity=\"" + thousandths(opacity) + "";
  text_ += "\"/>";
}

std::string svg_document(Point corner, double width, double height, std::string_view marks, bool mirrored) {
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + at(corner) + " " + at({width, height}) +
                    "\" stroke-linecap=\"round\" stroke-linejoin=\"round\">";
  if (mirrored) svg += "<g transform=\"translate(" + number(2 * corner.x + width) + " 0)scale(-1 1)\">";
  svg += marks;
  if (mirrored) svg += "</g>";
  return svg + "</svg>\n";
}

Sheet& Sheet::open(const Move& move) {
  text_ += "<g transform=\"";
  if (move.x != 0 || move.y != 0) text_ += "translate(" + at({move.x, move.y}) + ")";
  if (move.turn != 0) text_ += "rotate(" + number(move.turn) + " " + at(move.pivot) + ")";
  if (move.scale_x != 1 || move.scale_y != 1)
    text_ += "scale(" + thousandths(move.scale_x) + " " + thousandths(move.scale_y) + ")";
  text_ += "\">";
  return *this;
}

Sheet& Sheet::open_faded(double opacity) {
  text_ += "<g opacity=\"" + thousandths(opacity) + "\">";
  return *this;
}

Sheet& Sheet::open_clipped(std::string_view path) {
  const std::string id = names_ + std::to_string(next_id_++);
  text_ += "<clipPath id=\"" + id + "\"><path d=\"";
  text_ += path;
  text_ += "\"/></clipPath><g clip-path=\"url(#" + id + ")\">";
  return *this;
}

Sheet& Sheet::close() {
  text_ += "</g>";
  return *this;
}

Sheet& Sheet::fill(std::string_view path, std::string_view colour, double opacity) {
  text_ += "<path d=\"";
  text_ += path;
  paint(colour, opacity);
  return *this;
}

Sheet& Sheet::line(std::string_view path, std::string_view colour, double width, double opacity) {
  text_ += "<path d=\"";
  text_ += path;
  text_ += "\" fill=\"none\" stroke=\"";
  text_ += colour;
  text_ += "\" stroke-width=\"" + number(width);
  if (opacity < 1) text_ += "\" opacity=\"" + thousandths(opacity) + "";
  text_ += "\"/>";
  return *this;
}

Sheet& Sheet::circle(Point centre, double radius, std::string_view colour, double opacity) {
  text_ += "<circle cx=\"" + number(centre.x) + "\" cy=\"" + number(centre.y) + "\" r=\"" + number(radius);
  paint(colour, opacity);
  return *this;
}

Sheet& Sheet::ellipse(Point centre, double rx, double ry, std::string_view colour, double opacity) {
  text_ += "<ellipse cx=\"" + number(centre.x) + "\" cy=\"" + number(centre.y) + "\" rx=\"" + number(rx) + "\" ry=\"" +
           number(ry);
  paint(colour, opacity);
  return *this;
}

Sheet& Sheet::rect(Point corner, double w, double h, std::string_view colour, double radius, double opacity) {
  text_ += "<rect x=\"" + number(corner.x) + "\" y=\"" + number(corner.y) + "\" width=\"" + number(w) + "\" height=\"" +
           number(h);
  if (radius > 0) text_ += "\" rx=\"" + number(radius);
  paint(colour, opacity);
  return *this;
}

Sheet& Sheet::gradient(Point corner, double w, double h, std::string_view from, std::string_view to, bool diagonal,
                       double radius) {
  const std::string id = names_ + std::to_string(next_id_++);
  text_ += "<linearGradient id=\"" + id + "\" x1=\"0\" y1=\"0\" x2=\"" + (diagonal ? "1" : "0") +
           "\" y2=\"1\"><stop stop-color=\"";
  text_ += from;
  text_ += "\"/><stop offset=\"1\" stop-color=\"";
  text_ += to;
  text_ += "\"/></linearGradient>";
  return rect(corner, w, h, "url(#" + id + ")", radius);
}

std::string piece_of(const Limb& limb, double from, double to, double extra_width) {
  std::vector<Point> left;
  std::vector<Point> right;
  for (const Station& station : stations(limb, from, to, to - from > 0.5 ? 7 : 3)) {
    const double half = station.half_width + extra_width / 2;
    left.push_back(station.centre + station.side * half);
    right.insert(right.begin(), station.centre - station.side * half);
  }
  return "M" + smooth(left) + "L" + smooth(right) + "Z";
}

std::string outline(const Limb& limb) {
  std::vector<Point> left;
  std::vector<Point> right;
  for (const Station& station : stations(limb, 0, 1, 7)) {
    left.push_back(station.centre + station.side * station.half_width);
    right.insert(right.begin(), station.centre - station.side * station.half_width);
  }
  const std::string end = limb.flat_end ? "L" + at(right.front()) : round_cap(limb.end_width / 2, right.front());
  std::string back = smooth(right);
  return "M" + smooth(left) + end + back.substr(back.find('Q')) + round_cap(limb.root_width / 2, left.front());
}

Point elbow_of(const Limb& limb) { return along(limb, 0.5); }

std::string shade_of(const Limb& limb) {
  const std::vector<Station> all = stations(limb, 0.06, 1, 7);
  const auto down_right = [](const Station& station) { return station.side.x * 0.8 + station.side.y * 0.6; };
  double sum = 0;
  for (const Station& station : all) sum += down_right(station);
  const double sign = sum >= 0 ? 1 : -1;  // one side all along, so that the shade never crosses itself
  std::vector<Point> inner;
  std::vector<Point> outer;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Station& station = all[i];
    const double lit = std::clamp(down_right(station) * sign, -1.0, 1.0);
    const double begun = std::min(1.0, static_cast<double>(i) / 3);  // it grows out of the edge
    inner.push_back(station.centre + station.side * (sign * station.half_width * (1 - (0.38 + 0.42 * lit) * begun)));
    outer.insert(outer.begin(), station.centre + station.side * (sign * station.half_width));
  }
  return "M" + smooth(inner) + "L" + smooth(outer) + "Z";
}

}  // namespace pictures
