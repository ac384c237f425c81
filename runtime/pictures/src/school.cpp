#include "school.h"

#include <algorithm>

#include "indoors.h"
#include "things.h"

namespace pictures {
namespace {

void mug(Sheet& sheet, Point foot, std::string_view colour) {
  sheet.line("M" + at(foot + Point{12, -20}) + "q12 1 10 9t-11 6", colour, 5)
      .rect(foot + Point{-12, -26}, 25, 26, colour, 5);
}

void kettle(Sheet& sheet, Point foot) {
  sheet.open({foot.x, foot.y});
  sheet.line("M-6 -80C-22 -96 4 -104 -10 -122M16 -84C2 -100 26 -106 14 -124", "#fff", 6, 0.7);
  sheet.line("M30 -50C62 -58 60 -16 30 -12", "#3D4B66", 8);
  sheet.fill("M-30 0L-24 -52C-22 -68 22 -68 24 -52L30 0Z", "#C65D43")
      .fill("M10 -63C20 -62 24 -58 24 -52L30 0H8C14 -22 14 -44 10 -63Z", "#A84A33")
      .fill("M-25 -48L-46 -58L-28 -24Z", "#A84A33");
  sheet.rect({-34, -6}, 68, 8, "#3D4B66", 4).circle({0, -66}, 6, "#3D4B66").close();
}

// A case of open boxes, a name's worth of paper in some.
void pigeonholes(Sheet& sheet, Point corner, int columns, int rows) {
  constexpr double w = 54;
  constexpr double h = 42;
  constexpr std::string_view papers[] = {"#FFF9EE", "#F2B98F", "#9CC3D6", "#FFF9EE", "#F7D98A"};
  sheet.rect(corner + Point{-8, -8}, columns * w + 16, rows * h + 16, "#B98552", 8);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Point hole = corner + Point{column * w + 3, row * h + 3};
      sheet.rect(hole, w - 6, h - 6, "#8A5F38", 3);
      const int kind = (row * 7 + column * 5 + row * column) % 9;
      if (kind >= 6) continue;
      const double high = 7 + kind % 3 * 5;
      sheet.rect(hole + Point{5, h - 8 - high}, w - 16, high, papers[(row + column * 2) % 5], 2);
      if (kind % 2 == 0) sheet.rect(hole + Point{8, h - 13 - high}, w - 24, 4, papers[(row * 2 + column + 1) % 5], 2);
    }
  }
}

void folders(Sheet& sheet, Point foot, int count, int first) {
  constexpr std::string_view colours[] = {"#5F8F86", "#C2684A", "#E3B35C", "#7C9CC4", "#5F8F86", "#9A7FB8", "#C2684A"};
  for (int i = 0; i < count; ++i) {
    const double x = foot.x + i * 25;
    sheet.rect({x, foot.y - 62}, 23, 62, colours[(i + first) % 7], 3)
        .rect({x + 6, foot.y - 52}, 11, 20, "#FFF4DE", 2)
        .circle({x + 11.5, foot.y - 13}, 4, "#3A3F55", 0.55);
  }
}

// Before a desk, a little turned to it.
void visitors_chair(Sheet& sheet, Point foot) {
  sheet.open({foot.x, foot.y}).ellipse({4, 0}, 62, 8, "#1F2A44", 0.12);
  sheet.line("M-40 -46L-46 0M36 -46L44 0M-14 -46L-16 -6M52 -52L58 -8", "#7A5030", 8);
  sheet.rect({-48, -136}, 92, 92, "#C98A6E", 22).rect({16, -136}, 28, 92, "#B27459", 18);
  sheet.rect({-54, -66}, 118, 28, "#DDA287", 13).rect({-50, -46}, 112, 12, "#B27459", 6).close();
}

// Chairs from behind, at `step` from one another across the whole room.
struct ChairRow {
  double top = 0;
  double step = 0;
  double scale = 1;
  std::string_view back;
  std::string_view shade;
};

void chair_row(Sheet& sheet, const Room& room, const ChairRow& row) {
  const double k = row.scale;
  std::string backs, shades, seats, legs, shadows;
  const auto part = [&](double width) { return number(width * k); };
  const std::string back = "v-" + part(46) + "q0 -" + part(16) + " " + part(16) + " -" + part(16) + "h" + part(40) +
                           "q" + part(16) + " 0 " + part(16) + " " + part(16) + "v" + part(46) + "Z";
  const std::string shade =
      "v-" + part(62) + "h" + part(6) + "q" + part(16) + " 0 " + part(16) + " " + part(16) + "v" + part(46) + "Z";
  const int beside = static_cast<int>(room.width / 2 / row.step) + 1;
  for (int i = -beside; i < beside; ++i) {
    const double x = room.middle() + (i + 0.5) * row.step;
    backs += "M" + at({x - 36 * k, row.top + 62 * k}) + back;
    shades += "M" + at({x + 14 * k, row.top + 62 * k}) + shade;
    seats += "M" + at({x - 34 * k, row.top + 82 * k}) + "h" + part(68);
    legs += "M" + at({x - 27 * k, row.top + 60 * k}) + "v" + part(92) + "m" + part(54) + " 0v-" + part(92);
    shadows += "M" + at({x - 40 * k, row.top + 152 * k}) + "h" + part(92);
  }
  sheet.line(shadows, "#1F2A44", 7 * k, 0.12).line(legs, "#6B5A4A", 6 * k).line(seats, row.back, 16 * k);
  sheet.fill(backs, row.back).fill(shades, row.shade);
}

double hall_floor(const Room& room) { return room.shot == content::Shot::full ? 322 : 346; }

// Drawn aside, with its fall to the middle: to the end by 1, to the start by -1.
void curtain(Sheet& sheet, double x, double bottom, double side, bool lit) {
  const auto to = [&](double across, double y) { return at({x + side * across, y}); };
  sheet.fill("M" + to(0, 0) + "H" + number(x + side * 50) + "C" + to(56, bottom * 0.4) + " " + to(34, bottom * 0.7) +
                 " " + to(46, bottom) + "H" + number(x) + "Z",
             lit ? "#B4533F" : "#C9654C");
  sheet.fill("M" + to(30, 0) + "H" + number(x + side * 50) + "C" + to(56, bottom * 0.4) + " " + to(34, bottom * 0.7) +
                 " " + to(46, bottom) + "H" + number(x + side * 30) + "C" + to(22, bottom * 0.7) + " " +
                 to(40, bottom * 0.4) + " " + to(30, 0) + "Z",
             lit ? "#974234" : "#B4533F");
}

// What is thrown on it is a parasol.
void screen(Sheet& sheet, Point corner, bool lit) {
  sheet.rect(corner + Point{-6, -6}, 260, 10, "#3A3F55", 5).rect(corner, 248, 160, lit ? "#FFFDF2" : "#FBF6EA", 3);
  sheet.open({corner.x + 124, corner.y + 70, 8});
  sheet.line("M0 -40V62q0 10 10 10t9 -10", "#7A5A3C", 6);
  sheet.fill("M-66 0C-60 -58 60 -58 66 0Q44 -14 22 0Q0 -14 -22 0Q-44 -14 -66 0Z", "#0E7C7B")
      .fill("M-22 0C-20 -30 -10 -42 0 -44C10 -42 20 -30 22 0Q0 -14 -22 0Z", "#F7B733")
      .fill("M22 0C20 -30 10 -42 0 -44C40 -42 62 -28 66 0Q44 -14 22 0Z", "#E4572E")
      .close();
}

// Flags on a string that hangs between two nails.
void bunting(Sheet& sheet, Point nail, double length) {
  constexpr std::string_view colours[] = {"#E4572E", "#F7B733", "#0E7C7B", "#7A9FD0", "#9A7FB8"};
  const auto on = [&](double share) { return nail + Point{share * length, 4 * 30 * share * (1 - share)}; };
  sheet.line("M" + at(nail) + "Q" + at(nail + Point{length / 2, 60}) + " " + at(nail + Point{length, 0}), "#7A5A3C",
             2.5);
  const int count = static_cast<int>(length / 38);
  for (int colour = 0; colour < 5; ++colour) {
    std::string flags;
    for (int i = colour; i < count; i += 5) {
      const Point from = on((i + 0.16) / count);
      const Point to = on((i + 0.84) / count);
      flags += "M" + at(from) + "L" + at(to) + "L" + at((from + to) * 0.5 + Point{0, 32}) + "Z";
    }
    sheet.fill(flags, colours[colour]);
  }
}

}  // namespace

void far_staff_room(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#E9F1F3", "#CBDCE4");
  draw_floor(sheet, room, "#CDB08A", "#B89A73");
  const double x = room.middle() - 262;
  draw_window(sheet, {x, 30}, 196, 200, room.time);
  if (room.width > 600) draw_window(sheet, {x - 250, 30}, 196, 200, room.time);
  draw_light_wedge(sheet, {x + 196, 46}, 180, room.width - x - 196);
}

void middle_staff_room(Sheet& sheet, const Room& room) {
  const double top = room.shot == content::Shot::full ? 268 : 326;
  const double left = room.middle() - 52;
  pigeonholes(sheet, {room.middle() + 6, 40}, 5, 4);
  const double foot = room.floor() + 12;
  sheet.rect({left, top}, room.width - left, foot - top, "#7FA6A8")
      .rect({left + 8, foot - 4}, room.width, 9, "#527D80");
  sheet.rect({left - 10, top - 10}, room.width, 18, "#F3E6CC", 5);
  for (double x = left + 14; x < room.width; x += 118) {
    sheet.rect({x, top + 18}, 104, foot - top - 32, "#95B8B8", 6).rect({x + 38, top + 30}, 28, 7, "#527D80", 3.5);
  }
  kettle(sheet, {room.middle() + 8, top - 10});
  mug(sheet, {room.middle() + 74, top - 10}, "#E3B35C");
  mug(sheet, {room.middle() + 112, top - 10}, "#FFF9EE");
  mug(sheet, {room.middle() - 34, top - 10}, "#6E8FBD");
  draw_lamp(sheet, {room.middle() - 28, -30}, room.lit());
  if (room.width > 600) draw_pot_plant(sheet, {room.middle() - 400, room.floor() + 18}, 1.15);
}

// The end of the long table, before the window.
void barrier_staff_room(Sheet& sheet, const Room& room) {
  const bool full = room.shot == content::Shot::full;
  const double top = full ? 330 : 374;
  const double right = room.middle() - 104;
  const double left = room.middle() - 330;
  const double foot = full ? 436 : 520;
  sheet.ellipse({(left + right) / 2, foot}, 128, 8, "#1F2A44", 0.12);
  sheet.line(
      "M" + at({left + 30, top + 20}) + "V" + number(foot) + "M" + at({right - 30, top + 20}) + "V" + number(foot),
      "#8C7A63", 11);
  sheet.rect({left + 14, top + 12}, right - left - 28, 20, "#C79F68").rect({left, top}, right - left, 16, "#F0D9B0", 8);
  constexpr std::string_view heap[] = {"#E58A66", "#7C9CC4", "#E3B35C", "#84B89A"};
  for (int i = 0; i < 4; ++i) sheet.rect({left + 56 + i % 2 * 5.0, top - 12.0 * (i + 1)}, 76, 11, heap[i], 3);
  mug(sheet, {right - 52, top}, "#C65D43");
}

void far_office(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#F8E9E0", "#E9CDBF");
  draw_floor(sheet, room, "#B98F6A", "#A57C58");
  const double x = room.middle() - 262;
  draw_window(sheet, {x, 30}, 180, 208, room.time);
  sheet.rect({x + 4, 24}, 172, 66, "#F3D9A8", 6);
  for (double y = 36; y < 88; y += 13) sheet.line("M" + at({x + 8, y}) + "h164", "#DDBB80", 2.5);
  draw_light_wedge(sheet, {x + 180, 92}, 140, room.width - x - 180);
}

void middle_office(Sheet& sheet, const Room& room) {
  const double left = room.middle() + 2;
  sheet.rect({left, 24}, 268, room.floor() + 6, "#A9744A", 8).rect({left + 10, 34}, 248, 92, "#8A5C38", 3);
  for (const double y : {136.0, 232.0}) sheet.rect({left + 10, y}, 248, 84, "#8A5C38", 3);
  for (const double x : {left + 10, left + 137}) sheet.rect({x, 328}, 121, room.floor() - 316, "#B78256", 5);
  sheet.circle({left + 122, 350}, 4.5, "#7A5030").circle({left + 146, 350}, 4.5, "#7A5030");
  folders(sheet, {left + 18, 126}, 5, 0);
  draw_frame(sheet, {left + 160, 60}, 84, 62, "#8FBFB0");
  folders(sheet, {left + 84, 220}, 6, 3);
  draw_pot_plant(sheet, {left + 46, 220}, 0.46);
  folders(sheet, {left + 18, 316}, 9, 1);
  draw_pot_plant(sheet, {room.middle() - 232, room.floor() + 8}, 1);
  if (room.width > 600) {
    draw_frame(sheet, {room.middle() - 430, 66}, 92, 116, "#9CC3D6");
    draw_frame(sheet, {room.middle() - 540, 92}, 82, 66, "#E9B27E");
    draw_frame(sheet, {room.middle() + 400, 60}, 130, 96, "#A3C7AD");
    draw_pot_plant(sheet, {room.middle() + 520, room.floor() + 10}, 1.2);
  }
  visitors_chair(sheet, {room.middle() - 108, room.floor() + 34});
}

// The desk of whoever works here; who stands behind stands behind it.
void barrier_office(Sheet& sheet, const Room& room) {
  const bool full = room.shot == content::Shot::full;
  const double left = room.middle() + 20;
  const double top = full ? 306 : 356;
  const double foot = full ? 438 : 530;
  const double wide = std::max(330.0, room.width > 600 ? 400.0 : room.width - left);
  sheet.ellipse({left + wide / 2, foot}, wide / 2 + 16, 9, "#1F2A44", 0.12);
  sheet.rect({left + 16, top + 10}, wide - 32, foot - top - 10, "#9A6B43", 4)
      .rect({left + 36, top + 34}, 190, foot - top - 52, "#885B37", 6);
  sheet.rect({left + 16, top + 14}, wide - 32, 9, "#7A5030").rect({left, top - 4}, wide, 20, "#C0895A", 9);
  if (room.width < 450) return;  // who stands behind has no room beside a lamp
  const Point lamp{left + 52, top - 4};
  sheet.line("M" + at(lamp) + "l-8 -42l26 -26", "#3D4B66", 5).rect(lamp + Point{-20, -7}, 40, 8, "#3D4B66", 4);
  if (room.lit())
    sheet.circle(lamp + Point{26, -44}, 14, "#FFF3C9")
        .fill("M" + at(lamp + Point{6, -50}) + "L" + at(lamp + Point{-8, 0}) + "H" + number(lamp.x + 92) + "L" +
                  at(lamp + Point{48, -60}) + "Z",
              "#FFE9A8", 0.35);
  sheet.fill("M" + at(lamp + Point{6, -72}) + "l20 -8l22 26l-44 12Z", "#C65D43");
}

void far_hall(Sheet& sheet, const Room& room) {
  const double floor = hall_floor(room);
  draw_wall(sheet, room, "#FBECCB", "#F0D3A0");
  sheet.rect({0, floor - 84}, room.width, 84, "#C99A63").rect({0, floor - 90}, room.width, 10, "#E3BC86", 4);
  sheet.rect({0, floor}, room.width, canvas_height - floor, "#D9AE78");
  for (double x = room.middle() - 660; x < room.width + 200; x += 60)
    sheet.line("M" + at({x, floor}) + "L" + at({room.middle() + (x - room.middle()) * 2.1, 516}), "#C39660", 2.5);
  if (room.lit()) sheet.rect({0, floor - 90}, room.width, canvas_height, "#8E4A2E", 0, 0.2);
  const double x = room.middle() - 268;
  draw_window(sheet, {x, 18}, 116, 226, room.time);
  if (room.width > 600) {
    draw_window(sheet, {x - 186, 18}, 116, 226, room.time);
    draw_window(sheet, {room.middle() + 430, 18}, 116, 226, room.time);
  }
  draw_light_wedge(sheet, {x + 116, 34}, 190, room.width - x - 116);
}

void middle_hall(Sheet& sheet, const Room& room) {
  const double left = room.middle() - 128;
  const double floor = hall_floor(room);
  const double stage = floor - 58;
  const double wide = room.width > 600 ? 470 : 420;
  sheet.rect({left, 0}, wide, stage, room.lit() ? "#47507F" : "#6A779F")
      .rect({left, 0}, wide, 24, room.lit() ? "#974234" : "#B4533F");
  screen(sheet, {left + 44, 40}, room.lit());
  curtain(sheet, left - 6, stage, 1, room.lit());
  curtain(sheet, left + wide + 6, stage, -1, room.lit());
  sheet.rect({left - 22, stage}, wide + 44, 62, "#B98552").rect({left - 30, stage - 8}, wide + 60, 16, "#DDB079", 6);
  for (double x = left + 30; x < left + wide; x += 84)
    sheet.line("M" + at({x, stage + 14}) + "V" + number(floor + 2), "#A06F40", 3);
  bunting(sheet, {left - 150, 4}, wide / 2 + 150);
  bunting(sheet, {left + wide / 2, 4}, wide / 2 + 150);
  chair_row(sheet, room, {floor - 6, 58, 0.5, "#86AFAB", "#6C9996"});
  chair_row(sheet, room, {floor + 26, 80, 0.72, "#7BA8A4", "#628F8C"});
}

void barrier_hall(Sheet& sheet, const Room& room) {
  const bool full = room.shot == content::Shot::full;
  chair_row(sheet, room, {full ? 342.0 : 384.0, full ? 92.0 : 116.0, full ? 0.8 : 1.1, "#6FA19D", "#578683"});
}

}  // namespace pictures
