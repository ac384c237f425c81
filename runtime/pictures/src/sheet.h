// SVG text being written, and the few numbers of geometry it needs. Coordinates are rounded to a tenth of a unit, by
// whole numbers, so that the text is the same on every machine and in every locale.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pictures {

struct Point {
  double x = 0;
  double y = 0;
  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

std::string number(double value);
std::string at(Point point);  // "12 7.5"

// A whole picture of these marks; mirrored about the middle of its width if asked.
std::string svg_document(Point corner, double width, double height, std::string_view marks, bool mirrored = false);

struct Move {
  double x = 0;
  double y = 0;
  double turn = 0;  // degrees
  double scale_x = 1;
  double scale_y = 1;
  Point pivot = {};  // about which it turns
};

class Sheet {
 public:
  // The names of what is referred to within the text begin with `names`, so that several sheets can share a document.
  explicit Sheet(std::string names) : names_(std::move(names)) {}
  Sheet& open(const Move& move);
  Sheet& open_faded(double opacity);
  Sheet& open_clipped(std::string_view path);
  Sheet& close();

  Sheet& fill(std::string_view path, std::string_view colour, double opacity = 1);
  Sheet& line(std::string_view path, std::string_view colour, double width, double opacity = 1);
  Sheet& circle(Point centre, double radius, std::string_view colour, double opacity = 1);
  Sheet& ellipse(Point centre, double rx, double ry, std::string_view colour, double opacity = 1);
  Sheet& rect(Point corner, double w, double h, std::string_view colour, double radius = 0, double opacity = 1);
  // From the first colour to the second, straight down or along the diagonal.
  Sheet& gradient(Point corner, double w, double h, std::string_view from, std::string_view to, bool diagonal,
                  double radius = 0);

  std::string take() { return std::move(text_); }
  const std::string& text() const { return text_; }

 private:
  void paint(std::string_view colour, double opacity);
  std::string names_;
  int next_id_ = 0;
  std::string text_;
};

// A sleeve, a trouser leg or a forearm: round ends, bent softly at the middle joint, growing thinner.
struct Limb {
  Point root;
  Point joint;
  Point end;
  double root_width = 40;
  double joint_width = 36;
  double end_width = 30;
  bool flat_end = false;
};
std::string outline(const Limb& limb);
Point elbow_of(const Limb& limb);
std::string shade_of(const Limb& limb);  // the part that lies on the lower end side
// The piece from `from` to `to`, as shares of its length: a cuff, a short sleeve.
std::string piece_of(const Limb& limb, double from, double to, double extra_width);
double direction(Point from, Point to);  // in degrees, 0 is up, clockwise

}  // namespace pictures
