#include "things.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pictures {
namespace {

using content::Accent;
using content::NearThing;

void draw_cup(Sheet& sheet) {
  sheet.line("M98 -92C134 -94 134 -30 94 -30", "#A33A1B", 14);
  sheet.fill("M-30 -112H102V-40C102 -10 82 4 60 4H-30Z", "#C9481F");
  sheet.fill("M72 -112H102V-40C102 -10 82 4 60 4H40C62 -4 72 -16 72 -40Z", "#A33A1B");
  sheet.ellipse({36, -112}, 66, 12, "#E98562").ellipse({36, -110}, 54, 8, "#6B2A14");
  sheet.line("M22 -136C10 -152 32 -160 20 -178M52 -138C42 -152 60 -162 50 -176", "#fff", 6, 0.6);
}

void draw_leaves(Sheet& sheet) {
  sheet.fill("M-20 10V-170C26 -150 52 -104 44 -62C70 -84 104 -66 108 -32C112 -10 100 4 84 10Z", "#1B5C41");
  sheet.fill("M44 -62C70 -84 104 -66 108 -32C112 -10 100 4 84 10H60C76 -12 72 -44 44 -62Z", "#154A34");
  sheet.line("M-10 -120C14 -94 24 -54 16 0M56 -44C74 -36 80 -14 74 4", "#2E8B57", 5);
}

void draw_bag(Sheet& sheet) {
  sheet.line("M28 -120C28 -168 84 -168 84 -120", "#1C2748", 13);
  sheet.fill("M-30 10V-104C-30 -124 -14 -134 4 -134H96C124 -134 134 -116 136 -92L142 10Z", "#2F3B66");
  sheet.fill("M104 -133C124 -132 134 -116 136 -92L142 10H100C112 -40 112 -90 104 -133Z", "#243054");
  sheet.fill("M-6 -66H92C98 -66 102 -62 102 -56V10H-10V-60Z", "#3D4B7D")
      .line("M-6 -40H98", "#243054", 4)
      .rect({38, -52}, 14, 26, "#F7B733", 5);
}

void draw_books(Sheet& sheet) {
  sheet.rect({-30, -44}, 176, 60, "#4A3470", 6)
      .rect({-30, -34}, 168, 10, "#F3E6CC")
      .rect({120, -44}, 26, 60, "#392859", 6);
  sheet.rect({-30, -86}, 148, 42, "#8F3A20", 6)
      .rect({-30, -78}, 140, 8, "#F3E6CC")
      .rect({96, -86}, 22, 42, "#6F2C17", 6);
  sheet.fill("M-30 -118L104 -108C110 -108 112 -104 112 -98V-86H-30Z", "#0A5655")
      .fill("M-30 -108L106 -98V-92L-30 -98Z", "#F3E6CC");
}

void draw_ball(Sheet& sheet) {
  sheet.circle({44, -46}, 78, "#F1ECE2").fill("M96 -104A78 78 0 0 1 -8 12C60 20 116 -40 96 -104Z", "#CFC6B6");
  sheet.fill("M30 -72L62 -80L80 -52L60 -28L28 -38Z", "#2F3B66")
      .fill("M10 -116C20 -122 34 -124 46 -123L40 -108L22 -104Z", "#2F3B66");
  sheet.fill("M114 -78C120 -66 122 -52 121 -40L106 -46L104 -66Z", "#2F3B66")
      .fill("M-34 -50C-33 -30 -28 -16 -20 -4L-6 -18L-14 -44Z", "#2F3B66");
  sheet.fill("M48 10L70 2L84 14C72 26 58 31 44 32Z", "#2F3B66");
  sheet.line("M30 -72L22 -104M62 -80L76 -106M80 -52L104 -60M60 -28L66 2M28 -38L-8 -22", "#B3A994", 3.5);
}

void draw_chair(Sheet& sheet) {
  sheet.fill("M-20 20V-150C-20 -166 -6 -170 12 -168L92 -158C110 -156 116 -146 114 -130L98 20H66L80 -60H14V20Z",
             "#7A4A22");
  sheet.fill("M12 -136L82 -128L78 -92L12 -96Z", "#93602F")
      .fill("M92 -158C110 -156 116 -146 114 -130L98 20H82L96 -120C98 -140 96 -152 92 -158Z", "#5F3818");
}

void coin(Sheet& sheet, Point centre, double r) {
  sheet.circle(centre, r, "#B5790D").circle(centre, r * 0.8, "#F7B733");
  sheet.line("M" + at({centre.x - r * 0.1, centre.y - r * 0.45}) + "V" + number(centre.y + r * 0.45) + "M" +
                 at({centre.x - r * 0.4, centre.y - r * 0.18}) + "H" + number(centre.x + r * 0.22) + "M" +
                 at({centre.x - r * 0.4, centre.y + r * 0.2}) + "H" + number(centre.x + r * 0.3),
             "#FFF1CE", r * 0.18);
}

void lock(Sheet& sheet, Point centre, double scale) {
  sheet.open({centre.x, centre.y, 0, scale, scale});
  sheet.circle({0, 0}, 20, "#E4572E")
      .line("M-5 -4V-8C-5 -15 5 -15 5 -8V-4", "#fff", 3.2)
      .rect({-8.5, -4.5}, 17, 14, "#fff", 3)
      .close();
}

void words(Sheet& sheet, double x, double longest) {
  sheet.rect({x, 30}, longest, 11, "#CBD7EE", 5.5).rect({x, 51}, longest * 0.62, 11, "#CBD7EE", 5.5);
}

void draw_gift(Sheet& sheet) {
  sheet.rect({24, 34}, 44, 40, "#E4572E", 5).rect({20, 26}, 52, 14, "#F08A66", 4).rect({41, 26}, 10, 48, "#FEF1D3");
  sheet.line("M46 26C30 26 28 10 38 11C44 12 46 22 46 26C46 22 48 12 54 11C64 10 62 26 46 26", "#BF4522", 4.5);
}

void draw_snapshot(Sheet& sheet) {
  sheet.rect({22, 18}, 66, 56, "#E2ECFB", 8)
      .fill("M22 66L42 44L58 58L70 48L88 64V66C88 71 85 74 80 74H30C25 74 22 71 22 66Z", "#2F6FD0");
  sheet.circle({72, 33}, 8, "#F7B733");
}

void draw_question(Sheet& sheet) {
  sheet.circle({46, 46}, 26, "#7A55C7")
      .line("M37 40C37 28 57 28 57 40C57 48 46 48 46 55", "#fff", 6)
      .circle({46, 63}, 3.6, "#fff");
}

void draw_shown(Sheet& sheet, Accent accent) {
  switch (accent) {
    case Accent::coins:
      coin(sheet, {38, 50}, 19);
      coin(sheet, {60, 42}, 19);
      words(sheet, 92, 66);
      break;
    case Accent::secret:
      coin(sheet, {42, 46}, 21);
      words(sheet, 76, 82);
      lock(sheet, {bubble_width - 20, bubble_height - 14}, 1.05);
      break;
    case Accent::gift:
      draw_gift(sheet);
      words(sheet, 88, 68);
      break;
    case Accent::picture:
      draw_snapshot(sheet);
      words(sheet, 102, 56);
      break;
    case Accent::heart:
      sheet.fill("M46 72C24 56 18 46 18 36C18 18 40 16 46 30C52 16 74 18 74 36C74 46 68 56 46 72Z", "#E4572E");
      words(sheet, 90, 66);
      break;
    case Accent::question:
      draw_question(sheet);
      words(sheet, 88, 68);
      break;
    case Accent::lock:
      lock(sheet, {46, 46}, 1.35);
      words(sheet, 88, 68);
      break;
    case Accent::nothing:
      break;
  }
}

}  // namespace

const Sky& sky_of(content::DayTime time) {
  static constexpr std::array<Sky, 3> skies{{{"#CDE6F4", "#FFEFD6", "#FFD98A", "#7FBF95", "#A9D6B4"},
                                             {"#B9E0F2", "#FBEFD6", "#FFE08A", "#5FB07F", "#8CCBA0"},
                                             {"#8E93D6", "#F6BFA2", "#FBE3B0", "#6E7FA8", "#A48FB8"}}};
  return skies[static_cast<std::size_t>(time)];
}

void draw_window(Sheet& sheet, Point corner, double w, double h, content::DayTime time) {
  const Sky& sky = sky_of(time);
  sheet.open({corner.x, corner.y});
  sheet.rect({0, 0}, w, h, "#FFF9EE", 18).gradient({12, 12}, w - 24, h - 24, sky.top, sky.bottom, false, 9);
  sheet.circle({w * 0.3, time == content::DayTime::evening ? h * 0.52 : h * 0.32}, h * 0.13, sky.sun);
  sheet.fill("M12 " + number(h * 0.74) + "Q" + at({w * 0.3, h * 0.56}) + " " + at({w * 0.56, h * 0.68}) + "T" +
                 at({w - 12, h * 0.6}) + "V" + number(h - 20) + "Q" + at({w - 12, h - 12}) + " " +
                 at({w - 20, h - 12}) + "H20Q12 " + number(h - 12) + " 12 " + number(h - 20) + "Z",
             sky.far_hill);
  sheet.fill("M12 " + number(h * 0.84) + "Q" + at({w * 0.4, h * 0.72}) + " " + at({w - 12, h * 0.8}) + "V" +
                 number(h - 20) + "Q" + at({w - 12, h - 12}) + " " + at({w - 20, h - 12}) + "H20Q12 " + number(h - 12) +
                 " 12 " + number(h - 20) + "Z",
             sky.near_hill);
  sheet.rect({w / 2 - 5, 12}, 10, h - 24, "#FFF9EE").rect({-8, h - 8}, w + 16, 14, "#F3E3C6", 7).close();
}

void draw_light_wedge(Sheet& sheet, Point from, double height, double reach) {
  sheet.fill("M" + at(from) + "L" + at({from.x + reach, from.y + reach * 0.5}) + "V" +
                 number(from.y + height + reach * 0.62) + "L" + at({from.x, from.y + height}) + "Z",
             "#FFF8E8", 0.5);
}

void draw_lamp(Sheet& sheet, Point hook, bool lit) {
  if (lit) sheet.circle({hook.x, hook.y + 92}, 104, "#FFE9A8", 0.22).circle({hook.x, hook.y + 92}, 62, "#FFE9A8", 0.35);
  sheet.line("M" + at(hook) + "V" + number(hook.y + 60), "#5B4632", 4);
  sheet.fill("M" + at({hook.x - 14, hook.y + 56}) + "H" + number(hook.x + 14) + "L" + at({hook.x + 42, hook.y + 92}) +
                 "H" + number(hook.x - 42) + "Z",
             "#0E7C7B");
  sheet.fill("M" + at({hook.x + 4, hook.y + 56}) + "H" + number(hook.x + 14) + "L" + at({hook.x + 42, hook.y + 92}) +
                 "H" + number(hook.x + 16) + "Z",
             "#0A6463");
  sheet.ellipse({hook.x, hook.y + 92}, 24, 7, lit ? "#FFF3C9" : "#F3E6CC");
}

void draw_shelf(Sheet& sheet, Point corner, double w) {
  sheet.open({corner.x, corner.y});
  sheet.rect({0, 0}, w, 10, "#B98552", 5).rect({8, 10}, w - 16, 5, "#1F2A44", 0, 0.08);
  sheet.rect({18, -34}, 26, 34, "#E9A15F", 4)
      .rect({50, -44}, 16, 44, "#C2684A", 3)
      .rect({68, -38}, 14, 38, "#7C9CC4", 3);
  if (w > 130)
    sheet.fill("M" + number(w - 58) + " 0V-24C" + number(w - 58) + " -42 " + number(w - 20) + " -42 " + number(w - 20) +
                   " -24V0Z",
               "#84B89A");
  sheet.close();
}

void draw_pot_plant(Sheet& sheet, Point foot, double scale) {
  sheet.open({foot.x, foot.y, 0, scale, scale}).ellipse({6, 2}, 46, 7, "#1F2A44", 0.12);
  sheet.fill(
      "M-4 -48C-40 -60 -58 -100 -52 -130C-22 -122 -2 -92 -4 -48ZM2 -48C0 -104 26 -142 52 -146C60 -106 42 -62 2 -48Z",
      "#3E9465");
  sheet.fill("M-2 -48C-14 -100 -6 -142 4 -160C24 -130 24 -88 4 -48Z", "#2E7C52")
      .line("M3 -60C2 -90 4 -112 5 -128", "#5FB07F", 3.5);
  sheet.fill("M-34 -52H34L26 -4C25 0 22 2 18 2H-18C-22 2 -25 0 -26 -4Z", "#D9744F")
      .fill("M12 -52H34L26 -4C25 0 22 2 18 2H4C10 -14 14 -34 12 -52Z", "#B85C3B");
  sheet.rect({-38, -58}, 76, 14, "#E58A66", 5).close();
}

void draw_tree(Sheet& sheet, Point foot, double scale, std::string_view leaves, std::string_view shade) {
  sheet.open({foot.x, foot.y, 0, scale, scale}).ellipse({8, 0}, 52, 8, "#1F2A44", 0.12);
  sheet.fill("M-10 0C-6 -40 -8 -80 -12 -110H14C10 -80 10 -40 16 0Z", "#8A5F38").line("M2 -96L26 -130", "#8A5F38", 9);
  sheet.fill(
      "M-70 -122C-92 -150 -76 -190 -48 -192C-44 -226 0 -238 22 -214C56 -224 84 -192 72 -162C92 -138 70 -104 44 -110C24 "
      "-92 -10 -92 -22 -106C-40 -94 -62 -100 -70 -122Z",
      leaves);
  sheet
      .fill(
          "M72 -162C92 -138 70 -104 44 -110C24 -92 -10 -92 -22 -106C20 -104 50 -130 48 -176C52 -196 62 -206 66 -206C76 "
          "-194 78 -178 72 -162Z",
          shade)
      .close();
}

void draw_cloud(Sheet& sheet, Point corner, double scale, double opacity) {
  sheet.open({corner.x, corner.y, 0, scale, scale});
  sheet.fill("M12 44C-6 44 -6 20 12 20C14 2 40 -4 50 10C62 -2 84 6 82 22C100 20 104 44 86 44Z", "#fff", opacity)
      .close();
}

void draw_frame(Sheet& sheet, Point corner, double w, double h, std::string_view colour) {
  sheet.open({corner.x, corner.y});
  sheet.rect({3, 5}, w, h, "#1F2A44", 6, 0.08).rect({0, 0}, w, h, "#FFF9EE", 6).rect({8, 8}, w - 16, h - 16, colour, 3);
  sheet
      .fill("M8 " + number(h - 8) + "V" + number(h * 0.68) + "Q" + at({w * 0.4, h * 0.4}) + " " +
                at({w - 8, h * 0.66}) + "V" + number(h - 8) + "Z",
            "#fff", 0.45)
      .close();
}

void draw_near(Sheet& sheet, NearThing thing, Point corner, double scale, bool at_end) {
  if (thing == NearThing::nothing) return;
  sheet.open({corner.x, corner.y, 0, at_end ? -scale : scale, scale});
  switch (thing) {
    case NearThing::cup:
      draw_cup(sheet);
      break;
    case NearThing::plant:
      draw_leaves(sheet);
      break;
    case NearThing::bag:
      draw_bag(sheet);
      break;
    case NearThing::books:
      draw_books(sheet);
      break;
    case NearThing::ball:
      draw_ball(sheet);
      break;
    case NearThing::chair:
      draw_chair(sheet);
      break;
    case NearThing::nothing:
      break;
  }
  sheet.close();
}

void draw_accent(Sheet& sheet, Accent accent, Point corner, Point tip, double scale) {
  if (accent == Accent::nothing) return;
  const Point aim = (tip - corner) * (1 / scale);
  const double root = std::clamp(aim.x, 34.0, bubble_width - 34);
  const Point far = aim - Point{root, bubble_height};
  const double length = std::max(1.0, std::hypot(far.x, far.y));
  const Point end = Point{root, bubble_height} + far * (std::min(54.0, length) / length);
  sheet.open({corner.x, corner.y, 0, scale, scale});
  const std::string tail =
      "M" + at({root - 20, bubble_height - 6}) + "L" + at(end) + "L" + at({root + 18, bubble_height - 6}) + "Z";
  sheet.open({2, 6}).rect({0, 0}, bubble_width, bubble_height, "#1F2A44", 26, 0.1).close();
  sheet.fill(tail, "#fff").rect({0, 0}, bubble_width, bubble_height, "#fff", 26);
  draw_shown(sheet, accent);
  sheet.close();
}

void draw_sofa(Sheet& sheet, const Sofa& sofa) {
  const double k = sofa.scale;
  const double width = sofa.to - sofa.from;
  const double middle = sofa.from + width / 2;
  const double arm = 66 * k;
  sheet.ellipse({middle, sofa.seat + 100 * k}, width / 2 + 36 * k, 12 * k, "#1F2A44", 0.12);
  sheet.rect({sofa.from, sofa.seat - 106 * k}, width, 150 * k, "#5E8F8C", 34 * k)
      .rect({sofa.to - width / 3, sofa.seat - 106 * k}, width / 3, 150 * k, "#4C7A78", 34 * k);
  sheet.line("M" + at({middle, sofa.seat - 96 * k}) + "V" + number(sofa.seat), "#4C7A78", 3 * k);
  sheet.rect({sofa.from - arm / 2, sofa.seat - 46 * k}, arm, 138 * k, "#4C7A78", 28 * k)
      .rect({sofa.to - arm / 2, sofa.seat - 46 * k}, arm, 138 * k, "#416A68", 28 * k);
  sheet.rect({sofa.from + 14 * k, sofa.seat - 6 * k}, width - 28 * k, 56 * k, "#6FA19D", 20 * k)
      .rect({sofa.from + 6 * k, sofa.seat + 40 * k}, width - 12 * k, 46 * k, "#4C7A78", 10 * k);
  sheet.line("M" + at({middle, sofa.seat - 4 * k}) + "V" + number(sofa.seat + 44 * k), "#4C7A78", 3 * k);
}

}  // namespace pictures
