#include "outdoors.h"

#include "things.h"

namespace pictures {
namespace {

void draw_sky(Sheet& sheet, const Room& room, double horizon) {
  const Sky& colours = sky_of(room.time);
  sheet.gradient({0, 0}, room.width, horizon + 40, colours.top, colours.bottom, false);
  const double sun_y = room.lit() ? horizon - 66 : 92;
  sheet.circle({room.middle() - 160, sun_y}, 66, colours.sun, 0.3)
      .circle({room.middle() - 160, sun_y}, 40, colours.sun);
  draw_cloud(sheet, {room.middle() + 60, 48}, 1.15, room.lit() ? 0.35 : 0.85);
  draw_cloud(sheet, {room.middle() - 60, 112}, 0.7, room.lit() ? 0.3 : 0.7);
  if (room.width > 600) {
    draw_cloud(sheet, {120, 60}, 1, room.lit() ? 0.3 : 0.8);
    draw_cloud(sheet, {room.width - 220, 90}, 0.9, room.lit() ? 0.3 : 0.8);
  }
}

void hills(Sheet& sheet, const Room& room, double horizon) {
  const Sky& colours = sky_of(room.time);
  const double w = room.width;
  sheet.fill("M0 " + number(horizon + 6) + "C" + at({w * 0.2, horizon - 70}) + " " + at({w * 0.34, horizon - 6}) + " " +
                 at({w * 0.52, horizon - 26}) + "S" + at({w * 0.86, horizon - 64}) + " " + at({w, horizon - 20}) +
                 "V516H0Z",
             colours.far_hill);
  sheet.fill("M0 " + number(horizon + 34) + "C" + at({w * 0.3, horizon - 16}) + " " + at({w * 0.6, horizon + 30}) +
                 " " + at({w, horizon + 2}) + "V516H0Z",
             colours.near_hill);
}

void houses(Sheet& sheet, const Room& room, double horizon) {
  const std::string_view tone = room.lit() ? "#9A86BE" : "#B9CBDD";
  const std::string_view window = room.lit() ? "#FFE08A" : "#E9F3FA";
  int i = 0;
  for (double x = -20; x < room.width; x += 84, ++i) {
    const double h = 66 + (i * 37) % 58;
    sheet.rect({x, horizon - h}, 78, h + 40, tone);
    for (int n = 0; n < 3; ++n) {
      if ((i + n) % 3 != 0) sheet.rect({x + 12 + n * 22.0, horizon - h + 16 + ((i + n) % 2) * 24}, 11, 14, window, 2);
    }
  }
}

void bus(Sheet& sheet, Point corner) {
  sheet.open({corner.x, corner.y}).ellipse({92, 104}, 108, 8, "#1F2A44", 0.14);
  sheet.rect({0, 0}, 184, 98, "#F7B733", 16).fill("M0 60H184V86C184 94 178 98 170 98H14C6 98 0 94 0 86Z", "#D9962A");
  sheet.rect({12, 14}, 40, 34, "#FEF1D3", 7).rect({60, 14}, 40, 34, "#FEF1D3", 7).rect({112, 14}, 60, 46, "#CFEAF3", 8);
  for (const double x : {40.0, 142.0}) sheet.circle({x, 98}, 17, "#3A3F55").circle({x, 98}, 7, "#C9CDDA");
  sheet.close();
}

}  // namespace

void far_bus_stop(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 258 : 286;
  draw_sky(sheet, room, horizon);
  houses(sheet, room, horizon);
  const double road = horizon + 30;
  sheet.rect({0, road}, room.width, 516, room.lit() ? "#8A7BA4" : "#A7A9B8")
      .rect({0, road + 66}, room.width, 516, room.lit() ? "#C2A6AE" : "#DCD3C6");
  sheet.rect({0, road + 60}, room.width, 12, room.lit() ? "#E3CBC4" : "#F3ECE0");
  for (double x = 10; x < room.width; x += 96) sheet.rect({x, road + 30}, 48, 5, "#F6EBD2", 2.5);
}

void middle_bus_stop(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 258 : 286;
  bus(sheet, {room.middle() - 268, horizon - 46});
  const double x = room.middle() + 30;
  const double ground = horizon + 140;
  sheet.rect({x + 18, 96}, 222, ground - 96, room.lit() ? "#EBDCEB" : "#E8F2F8", 0, 0.6);
  sheet.fill("M" + at({x + 40, 96}) + "h60L" + at({x + 70, ground}) + "h-44Z", "#fff", 0.4);
  sheet.rect({x + 124, 124}, 100, 118, "#FFF9EE", 8).rect({x + 124, 124}, 100, 24, "#84B89A", 8);
  sheet.line("M" + at({x + 142, 218}) + "v-24h30v-22h34", "#E58A66", 5)
      .circle({x + 142, 218}, 6, "#55708F")
      .circle({x + 206, 172}, 6, "#55708F");
  sheet.rect({x + 6, 90}, 12, ground - 90, "#3B4768").rect({x + 240, 90}, 12, ground - 90, "#2F3B66");
  sheet.rect({x - 24, 72}, 304, 26, "#2F3B66", 6).rect({x - 20, 66}, 296, 9, "#5E6E94", 4);
  sheet.rect({x + 44, ground - 66}, 180, 14, "#B0763C", 5)
      .line("M" + at({x + 64, ground - 54}) + "v54M" + at({x + 204, ground - 54}) + "v54", "#5B6A86", 9);
  sheet.rect({x - 48, 132}, 8, ground - 130, "#3B4768")
      .circle({x - 44, 122}, 28, "#FFF9EE")
      .circle({x - 44, 122}, 24, "#0E7C7B");
  sheet.rect({x - 56, 110}, 24, 20, "#fff", 4)
      .rect({x - 53, 114}, 18, 7, "#0E7C7B", 2)
      .circle({x - 51, 132}, 3, "#fff")
      .circle({x - 37, 132}, 3, "#fff");
}

void far_park(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 240 : 262;
  draw_sky(sheet, room, horizon);
  hills(sheet, room, horizon);
  const double x = room.middle();
  sheet.fill("M" + at({x - 330, horizon + 82}) + "C" + at({x - 160, horizon + 62}) + " " + at({x + 30, horizon + 108}) +
                 " " + at({x + 420, horizon + 72}) + "V" + number(horizon + 150) + "C" + at({x + 120, horizon + 178}) +
                 " " + at({x - 120, horizon + 132}) + " " + at({x - 330, horizon + 158}) + "Z",
             room.lit() ? "#A9A5D3" : "#8CCBE0");
  sheet.line("M" + at({x - 200, horizon + 112}) + "h70M" + at({x + 130, horizon + 120}) + "h84M" +
                 at({x - 20, horizon + 142}) + "h56",
             "#fff", 5, 0.55);
}

void middle_park(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 240 : 262;
  const std::string_view leaves = room.lit() ? "#5F8A78" : "#6FBF86";
  const std::string_view shade = room.lit() ? "#4B7163" : "#4FA36C";
  draw_tree(sheet, {room.middle() - 226, horizon + 72}, 0.95, leaves, shade);
  draw_tree(sheet, {room.middle() + 224, horizon + 66}, 1.1, leaves, shade);
  if (room.width > 600) {
    draw_tree(sheet, {90, horizon + 60}, 0.8, leaves, shade);
    draw_tree(sheet, {room.width - 110, horizon + 62}, 0.9, leaves, shade);
  }
}

// The footbridge: planks, and a rail behind whoever stands on it.
void barrier_park(Sheet& sheet, const Room& room) {
  const double deck = room.shot == content::Shot::full ? 396 : 448;
  const double w = room.width;
  const double rail = deck - (room.shot == content::Shot::full ? 104 : 130);
  for (double x = room.middle() - 262; x < w + 20; x += 131)
    sheet.rect({x, rail - 8}, 14, deck - rail + 20, "#A5703D", 5);
  sheet.fill("M-10 " + number(rail + 14) + "Q" + at({w / 2, rail - 18}) + " " + at({w + 10, rail + 14}) + "V" +
                 number(rail + 30) + "Q" + at({w / 2, rail - 2}) + " -10 " + number(rail + 30) + "Z",
             "#C88E52");
  sheet.fill("M-10 " + number(rail + 62) + "Q" + at({w / 2, rail + 32}) + " " + at({w + 10, rail + 62}) + "V" +
                 number(rail + 74) + "Q" + at({w / 2, rail + 44}) + " -10 " + number(rail + 74) + "Z",
             "#B98048");
  sheet.rect({-10, deck}, w + 20, 140, "#C98F54").rect({-10, deck - 4}, w + 20, 10, "#E3B077", 4);
  for (double x = room.middle() - 240; x < w; x += 96)
    sheet.line("M" + at({x, deck + 10}) + "L" + at({x + (x - w / 2) * 0.25, 520}), "#A5703D", 4);
}

void far_sports_field(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 232 : 258;
  draw_sky(sheet, room, horizon);
  hills(sheet, room, horizon);
  const Sky& colours = sky_of(room.time);
  sheet.rect({0, horizon + 30}, room.width, 516, room.lit() ? "#6F9A7E" : "#74BE84");
  sheet.fill("M" + at({room.middle() - 60, horizon + 30}) + "h120L" + at({room.middle() + 330, 516}) + "H" +
                 number(room.middle() - 330) + "Z",
             colours.bottom, 0.16);
  sheet.line("M0 " + number(horizon + 62) + "H" + number(room.width) + "M" + at({room.middle() - 190, horizon + 62}) +
                 "L" + at({room.middle() - 330, 516}) + "M" + at({room.middle() + 190, horizon + 62}) + "L" +
                 at({room.middle() + 330, 516}),
             "#F4FBF2", 5, 0.8);
}

void middle_sports_field(Sheet& sheet, const Room& room) {
  const double horizon = room.shot == content::Shot::full ? 232 : 258;
  const double x = room.middle() + 56;
  std::string net;
  for (double step = 16; step < 190; step += 22) net += "M" + at({x + step, horizon - 56}) + "V" + number(horizon + 60);
  for (double step = -36; step < 60; step += 22) net += "M" + at({x, horizon + step}) + "H" + number(x + 190);
  sheet.line(net, "#fff", 2, 0.55)
      .line(
          "M" + at({x, horizon + 62}) + "V" + number(horizon - 58) + "H" + number(x + 190) + "V" + number(horizon + 62),
          "#FFFFFF", 9);
  draw_tree(sheet, {room.middle() - 232, horizon + 46}, 0.8, room.lit() ? "#5F8A78" : "#57A872",
            room.lit() ? "#4B7163" : "#418E5C");
  const double stand = room.middle() - 160;
  sheet.rect({stand, horizon - 6}, 150, 14, "#E9A15F", 4)
      .rect({stand - 10, horizon + 16}, 170, 14, "#D98A4A", 4)
      .rect({stand - 20, horizon + 38}, 190, 14, "#C87B3C", 4);
}

}  // namespace pictures
