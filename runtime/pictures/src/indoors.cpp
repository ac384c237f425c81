#include "indoors.h"

#include "things.h"

namespace pictures {
namespace {

void books(Sheet& sheet, Point corner) {
  constexpr std::string_view colours[] = {"#C2684A", "#E9A15F", "#7C9CC4", "#84B89A", "#9C7FC2", "#E0C06A"};
  double x = corner.x;
  for (int i = 0; i < 6; ++i) {
    const double h = 34 + (i * 7) % 13;
    sheet.rect({x, corner.y - h}, 13, h, colours[i], 2);
    x += 14.5;
  }
}

}  // namespace

void draw_wall(Sheet& sheet, const Room& room, std::string_view light, std::string_view dark) {
  sheet.gradient({0, 0}, room.width, canvas_height, light, dark, true);
  if (room.lit()) sheet.rect({0, 0}, room.width, canvas_height, "#B5622E", 0, 0.16);
}

void draw_floor(Sheet& sheet, const Room& room, std::string_view colour, std::string_view line) {
  sheet.rect({0, room.floor()}, room.width, canvas_height - room.floor(), colour);
  sheet.rect({0, room.floor() - 9}, room.width, 9, "#FFF9EE", 0, 0.8);
  for (double y = room.floor() + 34; y < canvas_height; y += 44)
    sheet.line("M0 " + number(y) + "H" + number(room.width), line, 2.5);
}

void far_cafe(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#FDE6BE", "#F6CF9B");
  draw_floor(sheet, room, "#D9A468", "#C58F54");
  const double shift = room.width > 600 ? 180 : 0;
  draw_window(sheet, {34 + shift, 30}, 230, 216, room.time);
  if (shift > 0) draw_window(sheet, {room.width - 320, 30}, 190, 216, room.time);
  draw_light_wedge(sheet, {264 + shift, 40}, 196, room.width - 264 - shift);
}

void middle_cafe(Sheet& sheet, const Room& room) {
  const double right = room.middle() + 280;
  draw_shelf(sheet, {right - 186, 96}, 160);
  draw_lamp(sheet, {right - 236, -4}, room.lit());
  draw_lamp(sheet, {right - 60, -24}, room.lit());
  if (room.width > 600) draw_pot_plant(sheet, {90, room.floor() + 20}, 1.1);
}

void barrier_cafe(Sheet& sheet, const Room& room) {
  const double left = room.middle() + 44;
  const double top = room.shot == content::Shot::full ? 300 : 352;
  sheet.rect({left, top + 10}, room.width - left, canvas_height, "#A5703D");
  sheet.rect({left + 4, top + 16}, room.width - left, 12, "#8A5A2C")
      .rect({left - 10, top - 4}, room.width - left + 20, 18, "#C88E52", 9);
  for (double x = left + 64; x < room.width; x += 72) sheet.line("M" + at({x, top + 34}) + "V516", "#8A5A2C", 3);
  const double x = left + 40;
  sheet.ellipse({x, top - 6}, 38, 6, "#E9DFD1")
      .fill("M" + at({x - 30, top - 8}) + "C" + at({x - 26, top - 40}) + " " + at({x + 26, top - 40}) + " " +
                at({x + 30, top - 8}) + "Z",
            "#D98A52");
}

void far_kitchen(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#EAF2E4", "#D3E3CF");
  draw_floor(sheet, room, "#D9C3A0", "#C6AE88");
  const double x = room.middle() - 250;
  for (double tile = 0; tile < room.width; tile += 56) sheet.line("M" + at({tile, 250}) + "V346", "#fff", 2.5, 0.7);
  sheet.line("M0 250H" + number(room.width) + "M0 298H" + number(room.width), "#fff", 2.5, 0.7);
  draw_window(sheet, {x + 20, 26}, 214, 200, room.time);
  draw_light_wedge(sheet, {x + 234, 40}, 176, room.width - x - 234);
}

void middle_kitchen(Sheet& sheet, const Room& room) {
  const double top = room.shot == content::Shot::full ? 262 : 342;
  const double right = room.middle() + 280;
  sheet.rect({right - 236, 32}, 250, 116, "#8FB79B", 8)
      .rect({right - 228, 40}, 112, 100, "#A3C7AD", 6)
      .rect({right - 108, 40}, 112, 100, "#A3C7AD", 6);
  sheet.circle({right - 126, 92}, 5, "#5E8A6C").circle({right - 98, 92}, 5, "#5E8A6C");
  const bool full = room.shot == content::Shot::full;  // its foot is seen
  const double foot = full ? room.floor() + 12 : canvas_height;
  sheet.rect({0, top}, room.width, foot - top, "#8FB79B").rect({0, top - 12}, room.width, 18, "#F3E6CC", 4);
  if (full) sheet.rect({0, foot - 4}, room.width, 9, "#5E8A6C");
  for (double x = room.middle() - 270; x < room.width; x += 136) {
    sheet.rect({x, top + 22}, 120, full ? foot - top - 36 : 130, "#A3C7AD", 6).rect({x + 46, top + 34}, 28, 7, "#5E8A6C", 3.5);
  }
  sheet
      .fill("M" + at({right - 210, top - 12}) + "V" + number(top - 60) + "C" + at({right - 210, top - 84}) + " " +
                at({right - 140, top - 84}) + " " + at({right - 140, top - 60}) + "V" + number(top - 12) + "Z",
            "#D9744F")
      .line("M" + at({right - 142, top - 62}) + "L" + at({right - 122, top - 72}), "#D9744F", 10);
  sheet.line("M" + at({right - 195, top - 80}) + "C" + at({right - 195, top - 104}) + " " +
                 at({right - 155, top - 104}) + " " + at({right - 155, top - 80}),
             "#7A4A22", 6);
  draw_pot_plant(sheet, {room.middle() - 196, 222}, 0.5);
  draw_lamp(sheet, {room.middle() + 6, -22}, room.lit());
}

void far_classroom(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#FBF1DA", "#F0DEB8");
  draw_floor(sheet, room, "#CDB48C", "#B99F76");
  const double x = room.middle() - 262;
  draw_window(sheet, {x, 34}, 132, 204, room.time);
  if (room.width > 600) draw_window(sheet, {x - 190, 34}, 132, 204, room.time);
  draw_light_wedge(sheet, {x + 132, 50}, 180, room.width - x - 132);
}

void middle_classroom(Sheet& sheet, const Room& room) {
  const double x = room.middle() - 90;
  sheet.rect({x, 36}, 336, 196, "#B98552", 10)
      .rect({x + 10, 46}, 316, 176, "#2F6B58", 5)
      .rect({x + 30, 232}, 276, 10, "#A06F40", 5);
  sheet.line("M" + at({x + 40, 90}) + "h90M" + at({x + 40, 118}) + "h130M" + at({x + 40, 146}) + "h70", "#DDEFE6", 6,
             0.75);
  sheet.line("M" + at({x + 214, 150}) + "a38 38 0 1 1 76 0a38 38 0 1 1 -76 0M" + at({x + 252, 112}) + "v76M" +
                 at({x + 214, 150}) + "h76",
             "#F7D98A", 5, 0.85);
  draw_shelf(sheet, {room.middle() + 270, 120}, 150);
}

void barrier_classroom(Sheet& sheet, const Room& room) {
  const double top = room.shot == content::Shot::full ? 318 : 362;
  for (double x = room.middle() - 250; x < room.width; x += 210) {
    sheet.rect({x, top}, 176, 16, "#E5C48E", 8)
        .rect({x + 8, top + 14}, 160, 34, "#C9A269")
        .line("M" + at({x + 18, top + 40}) + "V516M" + at({x + 158, top + 40}) + "V516", "#8C7A63", 9);
    books(sheet, {x + 44, top});
  }
}

void far_bedroom(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#EBE6F6", "#D6CEEA");
  draw_floor(sheet, room, "#CFB692", "#BCA27B");
  const double x = room.middle() - 256;
  draw_window(sheet, {x + 20, 26}, 196, 198, room.time);
  sheet.fill("M" + at({x - 4, 16}) + "H" + number(x + 52) + "C" + at({x + 50, 120}) + " " + at({x + 30, 190}) + " " +
                 at({x + 2, 244}) + "C" + at({x - 8, 160}) + " " + at({x - 8, 90}) + " " + at({x - 4, 16}) + "Z",
             "#E7A48C");
  sheet.fill("M" + at({x + 240, 16}) + "H" + number(x + 188) + "C" + at({x + 190, 120}) + " " + at({x + 208, 190}) +
                 " " + at({x + 236, 244}) + "C" + at({x + 246, 160}) + " " + at({x + 246, 90}) + " " +
                 at({x + 240, 16}) + "Z",
             "#D98E75");
  sheet.line("M" + at({x - 14, 16}) + "H" + number(x + 252), "#8A6440", 9);
  draw_light_wedge(sheet, {x + 236, 44}, 176, room.width - x - 236);
}

void middle_bedroom(Sheet& sheet, const Room& room) {
  const double right = room.middle() + 280;
  draw_frame(sheet, {right - 226, 40}, 92, 76, "#9CC3D6");
  draw_frame(sheet, {right - 118, 62}, 66, 84, "#F2B98F");
  draw_shelf(sheet, {right - 226, 206}, 190);
  const double top = room.floor() - 92;
  sheet.rect({right - 200, top - 40}, 26, 160, "#9A6B3F", 8)
      .rect({right - 186, top + 32}, room.width - right + 240, 74, "#B98552", 6);
  sheet.fill("M" + at({right - 176, top + 36}) + "C" + at({right - 140, top - 14}) + " " + at({right + 40, top - 6}) +
                 " " + at({right + 300, top + 4}) + "V" + number(top + 80) + "H" + number(right - 176) + "Z",
             "#7FA6D8");
  sheet.fill("M" + at({right - 172, top + 30}) + "C" + at({right - 178, top - 16}) + " " + at({right - 100, top - 22}) +
                 " " + at({right - 92, top + 14}) + "Q" + at({right - 130, top + 30}) + " " +
                 at({right - 172, top + 30}) + "Z",
             "#FFF9EE");
  if (room.lit()) sheet.circle({room.middle() + 16, 250}, 90, "#FFE9A8", 0.3);
}

void far_living_room(Sheet& sheet, const Room& room) {
  draw_wall(sheet, room, "#FBE9DA", "#EFCFB6");
  draw_floor(sheet, room, "#C79A6B", "#B28556");
  const double x = room.middle() - 262;
  draw_window(sheet, {x, 36}, 178, 196, room.time);
  draw_light_wedge(sheet, {x + 178, 50}, 176, room.width - x - 178);
}

void middle_living_room(Sheet& sheet, const Room& room) {
  const double right = room.middle() + 280;
  draw_frame(sheet, {room.middle() + 20, 54}, 108, 80, "#8FBFB0");
  draw_frame(sheet, {room.middle() + 144, 44}, 66, 92, "#E9B27E");
  if (room.lit()) sheet.circle({right - 34, 176}, 110, "#FFE9A8", 0.35);
  sheet.line("M" + at({right - 34, 190}) + "V" + number(room.floor() + 6), "#7A5A3C", 7);
  sheet.fill("M" + at({right - 66, 196}) + "L" + at({right - 50, 136}) + "H" + number(right - 18) + "L" +
                 at({right - 2, 196}) + "Z",
             room.lit() ? "#FFE3A0" : "#F3D9A8");
  const double seat = room.floor() - 60;
  const double left = room.middle() - 200;
  if (!room.sofa_taken) draw_sofa(sheet, {left, left + 380, seat, 1});
}

}  // namespace pictures
