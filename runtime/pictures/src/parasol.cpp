#include "pictures/parasol.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sheet.h"

namespace pictures {
namespace {

constexpr std::array<std::string_view, parasol_panels> hues{"#0E7C7B", "#F7B733", "#E4572E", "#7A55C7",
                                                            "#2F6FD0", "#2E8B57", "#F2884B", "#F4D06F"};

// What is not opened yet is seen to be a panel, in a little of the colour it will have.
constexpr std::array<std::string_view, parasol_panels> pale_hues{"#B7D3CC", "#FDE4B7", "#F7C8B5", "#D7C7E3",
                                                                 "#C1CFE6", "#C0D7C1", "#FBD6BE", "#FCECC9"};

std::string document(double width, double height, std::string_view marks) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" + std::string(marks) + "</svg>\n";
}

Point on_circle(double radius, double degrees) {
  const double turn = degrees * std::numbers::pi / 180;
  return {24 + radius * std::sin(turn), 24 - radius * std::cos(turn)};
}

// ---- seen from the side ----

constexpr double middle = 240;
constexpr double apex = 40;
constexpr double foot = 634;
constexpr std::array<double, 8> seams{-1, -0.9, -0.62, -0.22, 0.22, 0.62, 0.9, 1};  // of the half that one can see

struct Canopy {
  double reach = 0;  // half its width
  double rim = 0;    // how far down its sides hang
  double belly = 0;  // how far a rib bends outwards

  Point seam(double share) const { return {middle + share * reach, rim + 30 * (1 - share * share) * reach / 226}; }
  Point bend(double share) const { return {middle + share * reach * belly, apex + (rim - apex) * 0.14}; }
};

Canopy canopy_of(double open) {
  return {26 + 200 * open, 262 - 46 * open, 0.55 + 0.47 * open};
}

std::string panel_path(const Canopy& canopy, double from, double to) {
  const Point a = canopy.seam(from);
  const Point b = canopy.seam(to);
  const Point dip{(a.x + b.x) / 2, std::min(a.y, b.y) - 10 * canopy.reach / 226};
  return "M" + at({middle, apex}) + "Q" + at(canopy.bend(from)) + " " + at(a) + "Q" + at(dip) + " " + at(b) + "Q" + at(canopy.bend(to)) + " " +
         at({middle, apex}) + "Z";
}

void draw_inside(Sheet& sheet, const Canopy& canopy) {
  const Point left = canopy.seam(-1);
  const Point right = canopy.seam(1);
  const double low = canopy.rim + 66 * canopy.reach / 226;
  sheet.fill("M" + at(left) + "Q" + at({middle, low}) + " " + at(right) + "Q" + at({middle, canopy.rim - 60}) + " " + at(left) + "Z", "#7C2F17");
  for (const double share : {-0.9, -0.62, -0.22, 0.22, 0.62, 0.9}) {
    sheet.line("M" + at({middle, canopy.rim - 6}) + "L" + at(canopy.seam(share)), "#5E2210", 4);
  }
}

void draw_stick(Sheet& sheet, const Canopy& canopy) {
  sheet.line("M" + at({middle, canopy.rim - 20}) + "V" + number(foot), "#7A4A22", 12);
  sheet.line("M" + at({middle + 3, canopy.rim - 20}) + "V" + number(foot), "#5A3415", 4);
  draw_inside(sheet, canopy);
}

// ---- the reader's own ----

constexpr std::array<std::size_t, seams.size() - 1> widest_first{3, 2, 4, 1, 5, 0, 6};
constexpr double cloth_left = 10;
constexpr double cloth_right = 470;
constexpr double cloth_bottom = 270;

void lay_rows(Sheet& sheet, double every, double wave, double width, std::string_view ink) {
  for (double y = apex + every; y < cloth_bottom; y += every) {
    std::string path = "M" + at({cloth_left, y});
    for (double x = cloth_left; x < cloth_right; x += 40) {
      path += "Q" + at({x + 10, y - wave}) + " " + at({x + 20, y}) + "Q" + at({x + 30, y + wave}) + " " + at({x + 40, y});
    }
    sheet.line(path, ink, width, 0.55);
  }
}

void lay_zigzag(Sheet& sheet, std::string_view ink) {
  for (double y = apex + 30; y < cloth_bottom; y += 34) {
    std::string path = "M" + at({cloth_left, y});
    for (double x = cloth_left; x < cloth_right; x += 32) path += "L" + at({x + 16, y - 14}) + "L" + at({x + 32, y});
    sheet.line(path, ink, 6, 0.55);
  }
}

void lay_dots(Sheet& sheet, double radius, double every, bool rings, std::string_view ink) {
  bool shifted = false;
  for (double y = apex + 16; y < cloth_bottom; y += every * 0.8) {
    for (double x = cloth_left + (shifted ? every / 2 : 0); x < cloth_right; x += every) {
      if (!rings) sheet.circle({x, y}, radius, ink, 0.55);
      else sheet.line("M" + at({x - radius, y}) + "A" + number(radius) + " " + number(radius) + " 0 1 0 " + at({x + radius, y}) + "A" + number(radius) + " " +
                          number(radius) + " 0 1 0 " + at({x - radius, y}), ink, 4, 0.55);
    }
    shifted = !shifted;
  }
}

void lay_slants(Sheet& sheet, double lean, std::string_view ink) {
  for (double x = cloth_left - 240; x < cloth_right + 240; x += 28) sheet.line("M" + at({x, apex}) + "L" + at({x + lean, cloth_bottom}), ink, 8, 0.45);
}

// Each of the seven has a pattern of its own, so that they are told apart without colour.
void lay_pattern(Sheet& sheet, std::size_t earned) {
  const std::string_view ink = earned % 4 == 1 || earned >= 6 ? "#8A4B08" : "#FFFFFF";
  switch (earned) {
    case 0: return lay_dots(sheet, 8, 44, false, ink);
    case 1: return lay_rows(sheet, 28, 9, 6, ink);
    case 2: return lay_slants(sheet, 120, ink);
    case 3: return lay_zigzag(sheet, ink);
    case 4: return lay_dots(sheet, 11, 46, true, ink);
    case 5: return lay_rows(sheet, 24, 0, 8, ink);
    default: return lay_slants(sheet, -120, ink);
  }
}

void draw_earned(Sheet& sheet, const Canopy& canopy, std::size_t earned, double grown) {
  const std::size_t place = widest_first[earned];
  const std::string path = panel_path(canopy, seams[place], seams[place + 1]);
  sheet.open({middle * (1 - grown), apex * (1 - grown), 0, grown, grown});
  sheet.open_clipped(path).fill(path, hues[earned]);
  lay_pattern(sheet, earned);
  sheet.close().line(path, "#1F2A44", 2.5, 0.35).close();
}

}  // namespace

std::string compose_parasol_sign(std::size_t panels, const ParasolColours& colours) {
  Sheet sheet("p");
  for (std::size_t i = 0; i < parasol_panels; ++i) {
    const double from = 45.0 * static_cast<double>(i);
    const std::string path = "M24 24L" + at(on_circle(22, from)) + "Q" + at(on_circle(19.4, from + 22.5)) + " " + at(on_circle(22, from + 45)) + "Z";
    sheet.fill(path, i < panels ? hues[i] : colours.empty).line(path, colours.edge, 1.6);
  }
  sheet.circle({24, 24}, 2.6, colours.edge);
  return document(48, 48, sheet.take());
}

std::string compose_own_parasol(const OwnParasol& parasol) {
  const Canopy canopy = canopy_of(std::clamp(parasol.open, 0.0, 1.0));
  Sheet sheet("w");
  draw_stick(sheet, canopy);
  for (std::size_t i = 0; i < widest_first.size(); ++i) {
    const std::string path = panel_path(canopy, seams[widest_first[i]], seams[widest_first[i] + 1]);
    sheet.fill(path, pale_hues[i]).line(path, "#8C93A6", 3);
  }
  const std::size_t earned = std::min(parasol.panels, widest_first.size());
  const bool grows = parasol.panels <= widest_first.size();
  for (std::size_t i = 0; i < earned; ++i) draw_earned(sheet, canopy, i, grows && i + 1 == earned ? std::clamp(parasol.grown, 0.0, 1.0) : 1);
  sheet.fill(panel_path(canopy, 0.62, 1), "#1F2A44", 0.14);
  sheet.line("M" + at({middle, apex + 2}) + "V" + number(apex - 26), "#7A4A22", 11);
  return document(480, 640, sheet.take());
}

std::string compose_parasol(double open, std::size_t panels) {
  const Canopy canopy = canopy_of(std::clamp(open, 0.0, 1.0));
  Sheet sheet("o");
  draw_stick(sheet, canopy);
  for (std::size_t i = 0; i + 1 < seams.size(); ++i) {
    const std::string_view hue = i < panels ? hues[i] : std::string_view("#FFF8EF");
    const std::string path = panel_path(canopy, seams[i], seams[i + 1]);
    sheet.fill(path, hue);
    if (i >= panels) sheet.line(path, "#8C93A6", 3);
  }
  sheet.fill(panel_path(canopy, 0.62, 1), "#1F2A44", 0.14);
  const Point shine = canopy.seam(-0.86);
  sheet.line("M" + at({middle - 8, apex + 8}) + "Q" + at({canopy.bend(-0.86).x, canopy.bend(-0.86).y + 8}) + " " + at({shine.x + 8, shine.y - 34}),
             "#FFFFFF", 8, 0.28);
  sheet.line("M" + at({middle, apex + 2}) + "V" + number(apex - 26), "#7A4A22", 11);
  return document(480, 640, sheet.take());
}

}  // namespace pictures
