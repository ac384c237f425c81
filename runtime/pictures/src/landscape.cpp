#include "pictures/landscape.h"

#include <algorithm>

#include "figure.h"
#include "things.h"

namespace pictures {
namespace {

// Places in the landscape: shares of the width across, units above the lower edge up.
class Ground {
 public:
  Ground(double width, double height) : width_(width), height_(height) {}

  Point at(double across, double up) const { return {across * width_, height_ - up}; }
  std::string point(double across, double up) const { return pictures::at(at(across, up)); }
  // From the first side to the other through three bends, and down to the lower edge.
  std::string hill(double start, double first, double middle, double last, double end, double down_to) const {
    return "M" + point(0, start) + "C" + point(0.12, first) + " " + point(0.26, first) + " " + point(0.4, (first + middle) / 2) + "S" +
           point(0.6, middle) + " " + point(0.7, (middle + last) / 2) + "S" + point(0.92, last) + " " + point(1, end) + "V" +
           number(height_ - down_to) + "H0Z";
  }
  double width() const { return width_; }
  double height() const { return height_; }

 private:
  double width_;
  double height_;
};

void draw_sky(Sheet& sheet, const Ground& ground) {
  sheet.gradient({0, 0}, ground.width(), ground.height() - 220, "#CFEAF3", "#FDF0D6", false);
  const Point sun = ground.at(0.46, 560);
  sheet.circle(sun, 92, "#FFF3D0", 0.6).circle(sun, 56, "#FFE08A");
}

void draw_hills(Sheet& sheet, const Ground& ground) {
  sheet.fill(ground.hill(250, 330, 290, 370, 390, 160), "#BFE0CF");
  sheet.fill(ground.hill(228, 262, 262, 300, 324, 160), "#A3D3B8");
}

void draw_water(Sheet& sheet, const Ground& ground) {
  sheet.gradient(ground.at(0, 236), ground.width(), 236, "#BFE6EA", "#8CCFD6", false);
}

void draw_house(Sheet& sheet, Point foot) {
  sheet.open({foot.x, foot.y});
  sheet.rect({-34, -46}, 68, 46, "#FFF3DC").rect({10, -46}, 24, 46, "#EBD3AC");
  sheet.fill("M-46 -44L0 -78L46 -44Z", "#D9784F").fill("M0 -78L46 -44H16Z", "#B85C37");
  sheet.rect({-22, -32}, 20, 32, "#8A5A2E", 3).close();
}

void draw_shore(Sheet& sheet, const Ground& ground) {
  sheet.fill("M" + ground.point(0.74, 150) + "C" + ground.point(0.79, 236) + " " + ground.point(0.9, 266) + " " + ground.point(1, 282) + "V" +
                 number(ground.height() - 80) + "H" + number(ground.at(0.74, 0).x) + "Z",
             "#7FC29A");
  draw_tree(sheet, ground.at(0.965, 252), 1.0, "#5FB07F", "#4A9A6B");
  draw_house(sheet, ground.at(0.9, 252));
  draw_tree(sheet, ground.at(0.84, 232), 0.8, "#6DBB8C", "#53A376");
}

void draw_flower(Sheet& sheet, Point head, std::string_view colour) {
  sheet.line("M" + at(head) + "V" + number(head.y + 14), "#3F8F5A", 3);
  sheet.circle(head, 5.5, colour).circle(head, 2, "#B5790D");
}

void draw_meadow(Sheet& sheet, const Ground& ground) {
  sheet.fill(ground.hill(96, 128, 132, 190, 140, 0), "#6DBB7F");
  sheet.fill(ground.hill(62, 94, 92, 108, 76, 0), "#5AAB70");
  struct Flower {
    double across;
    double up;
    std::string_view colour;
  };
  for (const Flower& flower : {Flower{0.06, 84, "#FFFFFF"}, Flower{0.11, 70, "#F7B733"}, Flower{0.2, 96, "#FFFFFF"}, Flower{0.27, 76, "#FDE7E0"},
                               Flower{0.34, 60, "#F7B733"}, Flower{0.4, 100, "#FFFFFF"}, Flower{0.95, 60, "#FFFFFF"}, Flower{0.9, 44, "#F7B733"}}) {
    draw_flower(sheet, ground.at(flower.across, flower.up), flower.colour);
  }
  // Above where buttons and the invitation stand in every window.
  for (const double across : {0.05, 0.39}) {
    const Point root = ground.at(across, 104);
    sheet.open({root.x, root.y});
    sheet.fill("M0 0C-6 -40 -26 -62 -46 -66C-34 -50 -22 -26 -18 0Z", "#22724E").fill("M4 0C0 -52 14 -76 40 -86C32 -58 26 -24 26 0Z", "#1C6244");
    sheet.fill("M26 0C34 -28 52 -42 76 -46C60 -30 50 -14 46 0Z", "#22724E").close();
  }
}

Figure figure_of(const Walker& walker) {
  Figure figure;
  figure.look = &look_of(walker.who);
  figure.legs_shown = true;
  const bool walks = walker.stance == Walker::Stance::walks || walker.stance == Walker::Stance::steps;
  figure.posture = posture_of(walks ? content::Pose::walks : walker.stance == Walker::Stance::waves ? content::Pose::waves : content::Pose::stands);
  if (walker.stance == Walker::Stance::steps) {
    figure.posture.left_leg = {{-30, 548}, {-44, 690}};
    figure.posture.right_leg = {{44, 540}, {20, 676}};
  }
  if (walker.mirrored) figure.posture = mirrored(figure.posture);
  const content::Feeling feels = walker.stance == Walker::Stance::waves ? content::Feeling::laugh : walks ? content::Feeling::delight : content::Feeling::calm;
  figure.expression = looking(feels, walks ? Point{walker.mirrored ? -0.8 : 0.8, 0} : Point{0, 0}, walker.mirrored ? -1 : 1);
  return figure;
}

// From the middle of the face to the soles: legs are longer in some, shoes are not.
double height_of(const Look& look) {
  constexpr double neck = 84;
  constexpr double ankle = 692;
  constexpr double shoe = 30;
  return neck + (ankle - neck) * look.height + shoe;
}

// Everybody stands on the same ground; who is too tall for the canvas is drawn a little smaller.
void stand_on(Figure& figure, double floor) {
  constexpr double hair = 104;
  const double height = height_of(*figure.look);
  figure.scale = std::min(1.0, (floor - hair) / height);
  figure.place = {walker_width / 2, floor - height * figure.scale};
  figure.floor = floor;
}

void draw_landscape(Sheet& sheet, const Ground& ground) {
  draw_sky(sheet, ground);
  draw_hills(sheet, ground);
  draw_water(sheet, ground);
  draw_shore(sheet, ground);
  draw_meadow(sheet, ground);
}

}  // namespace

std::string compose_landscape(double width, double height, bool mirrored) {
  Sheet sheet("l");
  draw_landscape(sheet, Ground(width, height));
  return svg_document({0, 0}, width, height, sheet.take(), mirrored);
}

std::string compose_landscape_card(double width, double height, double corner, bool mirrored) {
  const std::string round = "a" + number(corner) + " " + number(corner) + " 0 0 1 ";
  Sheet sheet("l");
  sheet.open_clipped("M" + at({corner, 0}) + "H" + number(width - corner) + round + at({corner, corner}) + "V" + number(height - corner) + round +
                     at({-corner, corner}) + "H" + number(corner) + round + at({-corner, -corner}) + "V" + number(corner) + round + at({corner, -corner}) + "Z");
  draw_landscape(sheet, Ground(width, height));
  sheet.close();
  return svg_document({0, 0}, width, height, sheet.take(), mirrored);
}

std::string compose_cloud() {
  Sheet sheet("c");
  sheet.fill("M24 70C2 70 2 42 24 40C26 16 62 10 74 30C86 14 116 20 116 42C142 40 148 70 126 70Z", "#FFFFFF", 0.92);
  return svg_document({0, 0}, 160, 80, sheet.take());
}

std::string compose_boat() {
  Sheet sheet("b");
  sheet.open({54, 62});
  sheet.fill("M-46 14H46C40 34 26 42 0 42S-40 34 -46 14Z", "#C2653A").fill("M12 14H46C40 34 26 42 0 42C10 34 14 24 12 14Z", "#9E4E2A");
  sheet.line("M-2 12V-54", "#7A4A22", 4);
  sheet.fill("M3 -54C34 -40 40 -16 40 6H3Z", "#FFFDF6").fill("M-7 -46C-28 -30 -32 -10 -32 6H-7Z", "#FDE7E0");
  sheet.line("M-42 48H40", "#FFFFFF", 5, 0.7).close();
  return svg_document({0, 0}, 110, 120, sheet.take());
}

std::string compose_glint() {
  Sheet sheet("g");
  sheet.line("M6 4H90", "#FFFFFF", 5, 0.65);
  return svg_document({0, 0}, 96, 8, sheet.take());
}

std::string compose_walker(const Walker& walker) {
  Figure figure = figure_of(walker);
  stand_on(figure, walker_height - 14);
  Sheet sheet("w");
  sheet.ellipse({walker_width / 2 + 6, walker_height - 14}, 130, 12, "#1F2A44", 0.14);
  draw_body(sheet, figure);
  open_head(sheet, figure);
  draw_head(sheet, *figure.look, figure.expression);
  draw_mouth(sheet, *figure.look, figure.expression);
  draw_eyes(sheet, *figure.look, figure.expression, false);
  draw_brows(sheet, *figure.look, figure.expression);
  close_head(sheet);
  draw_arms(sheet, figure);
  return svg_document({0, 0}, walker_width, walker_height, sheet.take());
}

}  // namespace pictures
