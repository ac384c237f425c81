#include <algorithm>
#include <initializer_list>

#include "school.h"
#include "things.h"

namespace pictures {
namespace {

// A corridor that leads straight away from us. Everything in it is said as it stands at its end, where 1 is; nearer
// things are further from the vanishing point.
struct Passage {
  Point vanishing;
  double half = 85;  // of its end wall
  double ceiling = -92;
  double floor = 106;

  // `across` is -1 on the wall at the start and 1 on the other; `depth` is 1 at the end, towards 0 beside us.
  Point at_depth(double across, double y, double depth) const {
    return vanishing + Point{across * half, y} * (1 / depth);
  }
};

Passage passage_of(const Room& room) {
  const bool full = room.shot == content::Shot::full;
  return {{room.middle() + 8, full ? 212.0 : 196.0},
          std::clamp(room.width * 0.16, 72.0, 190.0),
          full ? -120.0 : -96.0,
          full ? 118.0 : 108.0};
}

std::string shape(std::initializer_list<Point> corners) {
  std::string path;
  for (const Point corner : corners) path += (path.empty() ? "M" : "L") + at(corner);
  return path + "Z";
}

std::string panel(const Passage& passage, double side, double top, double bottom, double from, double to) {
  return shape({passage.at_depth(side, top, from), passage.at_depth(side, top, to), passage.at_depth(side, bottom, to),
                passage.at_depth(side, bottom, from)});
}

std::string strip(const Passage& passage, double left, double right, double y, double from, double to) {
  return shape({passage.at_depth(left, y, from), passage.at_depth(right, y, from), passage.at_depth(right, y, to),
                passage.at_depth(left, y, to)});
}

constexpr double beside_us = 0.12;

void lockers(Sheet& sheet, const Passage& passage) {
  constexpr std::string_view doors[] = {"#7FAEB4", "#8DB9BC", "#E6B566", "#7FAEB4",
                                        "#8DB9BC", "#7FAEB4", "#D98A63", "#8DB9BC"};
  constexpr double top = -16;
  sheet.fill(panel(passage, -1, top - 4, passage.floor, 0.94, beside_us), "#5D8C93");
  double from = 0.93;
  for (const std::string_view colour : doors) {
    const double to = from - 0.085;
    const double gap = 0.007;
    sheet.fill(panel(passage, -1, top, passage.floor - 8, from - gap, to + gap), colour);
    const Point hinge = passage.at_depth(-1, top + 14, from - 0.03);
    const Point end = passage.at_depth(-1, top + 14, to + 0.03);
    const Point below = passage.at_depth(-1, top + 21, from - 0.03);
    const Point below_end = passage.at_depth(-1, top + 21, to + 0.03);
    sheet.line("M" + at(hinge) + "L" + at(end) + "M" + at(below) + "L" + at(below_end), "#4C777E", 2.4 / from);
    sheet.circle(passage.at_depth(-1, 40, to + 0.022), 2 / to, "#3F666D");
    from = to;
  }
}

void notices(Sheet& sheet, const Passage& passage) {
  sheet.fill(panel(passage, 1, -58, 10, 0.8, 0.47), "#A8744A").fill(panel(passage, 1, -54, 6, 0.785, 0.48), "#D9B483");
  struct Note {
    double from, to, top, bottom;
    std::string_view colour;
  };
  constexpr Note notes[] = {{0.765, 0.7, -46, -14, "#FFF9EE"}, {0.68, 0.63, -48, -24, "#F2A98A"},
                            {0.61, 0.545, -44, -6, "#FFF9EE"}, {0.765, 0.715, -6, 2, "#9CC3D6"},
                            {0.69, 0.635, -16, 0, "#F7D98A"},  {0.53, 0.495, -42, -22, "#A3C7AD"},
                            {0.53, 0.492, -14, -2, "#FFF9EE"}};
  for (const Note& note : notes) sheet.fill(panel(passage, 1, note.top, note.bottom, note.from, note.to), note.colour);
}

// Hanging on a rail, as far from us as the rail is there.
void coat(Sheet& sheet, Point hook, double scale, std::string_view colour, std::string_view shade) {
  sheet.open({hook.x, hook.y, 0, scale, scale});
  sheet.fill("M-4 0H6C12 6 16 16 16 30L18 74H-16L-14 30C-14 16 -10 6 -4 0Z", colour)
      .fill("M2 0H6C12 6 16 16 16 30L18 74H6C8 50 8 20 2 0Z", shade)
      .close();
}

void satchel(Sheet& sheet, Point hook, double scale) {
  sheet.open({hook.x, hook.y, 0, scale, scale});
  sheet.line("M0 0L-10 30M0 0L12 30", "#7A4A22", 4)
      .rect({-20, 28}, 40, 38, "#E58A66", 8)
      .rect({-20, 28}, 40, 18, "#C2684A", 8)
      .close();
}

void coats(Sheet& sheet, const Passage& passage) {
  sheet.fill(panel(passage, 1, 22, 28, 0.8, 0.47), "#A8744A");
  const auto hook = [&](double depth) { return passage.at_depth(0.985, 26, depth); };
  coat(sheet, hook(0.74), 0.92, "#5E7FA8", "#4C6A90");
  satchel(sheet, hook(0.655), 1);
  coat(sheet, hook(0.585), 1.2, "#C98A9C", "#AE7083");
  coat(sheet, hook(0.515), 1.36, "#E0B25C", "#C4964A");
}

void door(Sheet& sheet, const Passage& passage) {
  sheet.fill(panel(passage, 1, -56, passage.floor, 0.43, 0.25), "#FFF9EE")
      .fill(panel(passage, 1, -50, passage.floor, 0.415, 0.26), "#C08A57")
      .fill(panel(passage, 1, -38, 2, 0.385, 0.335), "#E6F1F0")
      .fill(panel(passage, 1, 24, passage.floor - 14, 0.385, 0.29), "#A87547");
}

void lamps(Sheet& sheet, const Passage& passage, bool lit) {
  for (const double depth : {0.86, 0.66, 0.5}) {
    if (lit) sheet.fill(strip(passage, -0.5, 0.5, passage.ceiling, depth + 0.03, depth - 0.15), "#FFE9A8", 0.5);
    sheet.fill(strip(passage, -0.3, 0.3, passage.ceiling, depth, depth - 0.1), lit ? "#FFF6D2" : "#FFFDF6");
  }
}

}  // namespace

void far_corridor(Sheet& sheet, const Room& room) {
  const Passage passage = passage_of(room);
  sheet.gradient({0, 0}, room.width, canvas_height, "#FBF0DA", "#EFDBBB", true);
  sheet.fill(strip(passage, -1, 1, passage.ceiling, 1, beside_us), "#FFF8EA");
  sheet.fill(panel(passage, 1, 30, passage.floor, 1, beside_us), "#BFD3CC");
  const Point end = passage.at_depth(-1, passage.ceiling, 1);
  sheet.rect(end, passage.half * 2, passage.floor - passage.ceiling, "#F8E6C4");
  sheet.fill(strip(passage, -1, 1, passage.floor, 1, beside_us), "#D3B58C");
  if (room.lit()) sheet.rect({0, 0}, room.width, canvas_height, "#B5622E", 0, 0.16);
  const double wide = passage.half * 1.3;
  const double top = passage.vanishing.y + passage.ceiling + 26;
  const double bottom = passage.vanishing.y + passage.floor;
  sheet.fill(strip(passage, -0.62, 0.62, passage.floor, 1, 0.3), "#FFF8E8", room.lit() ? 0.28 : 0.5)
      .fill(strip(passage, -0.34, 0.34, passage.floor, 1, 0.36), "#FFF8E8", room.lit() ? 0.2 : 0.4);
  draw_window(sheet, {passage.vanishing.x - wide / 2, top}, wide, bottom - top, room.time);
  sheet.rect({passage.vanishing.x - wide / 2 + 4, bottom - 26}, wide - 8, 26, "#E9D3A9", 3);
}

void middle_corridor(Sheet& sheet, const Room& room) {
  const Passage passage = passage_of(room);
  lamps(sheet, passage, room.lit());
  lockers(sheet, passage);
  door(sheet, passage);
  notices(sheet, passage);
  coats(sheet, passage);
}

}  // namespace pictures
