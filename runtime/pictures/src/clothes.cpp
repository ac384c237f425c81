#include "clothes.h"

namespace pictures {
namespace {

struct Trunk {
  double shoulder = 0;  // half widths
  double waist = 0;
  double hem = 0;
  double shoulder_y = 0;
  double waist_y = 0;
  double hem_y = 0;
  double slope = 0;
};

Trunk trunk_of(const Look& look, double shrug) {
  const auto down = [&](double y) { return 84 + (y - 84) * look.height; };
  Trunk trunk;
  trunk.shoulder = 100 * look.breadth;
  trunk.waist = 78 * look.waist;
  trunk.hem = 84 * look.waist;
  trunk.shoulder_y = down(146) - shrug;
  trunk.waist_y = down(290);
  trunk.hem_y = down(394);
  trunk.slope = 94 - shrug;
  return trunk;
}

// Sloping shoulders; the start side nearly straight, the end side round.
std::string trunk_path(const Trunk& t) {
  return "M-25 84C-30 94 " + at({-t.shoulder * 0.55, t.slope + 2}) + " " + at({-t.shoulder * 0.8, t.slope + 14}) + "C" +
         at({-t.shoulder, t.slope + 26}) + " " + at({-t.shoulder, t.shoulder_y}) + " " +
         at({-t.shoulder + 2, t.shoulder_y + 14}) + "L" + at({-t.waist, t.waist_y}) + "L" + at({-t.hem, t.hem_y}) +
         "Q0 " + number(t.hem_y + 14) + " " + at({t.hem, t.hem_y}) + "C" + at({t.hem + 4, t.hem_y - 50}) + " " +
         at({t.waist + 2, t.waist_y + 20}) + " " + at({t.waist, t.waist_y}) + "C" + at({t.waist + 4, t.waist_y - 60}) +
         " " + at({t.shoulder, t.shoulder_y + 50}) + " " + at({t.shoulder - 2, t.shoulder_y + 10}) + "C" +
         at({t.shoulder, t.shoulder_y}) + " " + at({t.shoulder, t.slope + 26}) + " " +
         at({t.shoulder * 0.8, t.slope + 14}) + "C" + at({t.shoulder * 0.55, t.slope + 2}) + " 30 94 25 84Z";
}

std::string trunk_shade(const Trunk& t) {
  return "M" + at({t.shoulder * 0.84, t.slope + 62}) + "C" + at({t.shoulder * 0.52, t.slope + 92}) + " " +
         at({t.waist * 0.5, t.waist_y - 70}) + " " + at({t.waist * 0.56, t.waist_y}) + "L" +
         at({t.hem * 0.62, t.hem_y + 20}) + "H200V" + number(t.slope + 62) + "Z";
}

void draw_hoodie(Sheet& sheet, const Look& look, const Trunk& t) {
  const double top = t.waist_y - 6;
  sheet.fill("M-42 " + number(top) + "H42L58 " + number(t.hem_y - 26) + "H-58Z", look.cloth.shade);
  sheet.rect({-130, t.hem_y - 12}, 260, 26, look.cloth.shade);
}

void draw_buttons(Sheet& sheet, const Look& look, const Trunk& t) {
  sheet.line("M0 120V" + number(t.hem_y), look.cloth.shade, 2.5);
  for (double y = 150; y < t.hem_y - 20; y += 52) sheet.circle({7, y}, 4, look.cloth.light);
}

void draw_stripe(Sheet& sheet, const Look& look, const Trunk& t) {
  sheet.rect({-140, t.waist_y - 74}, 280, 30, look.cloth.light);
  sheet.rect({-140, t.hem_y - 20}, 280, 34, "#FEF1D3");
  sheet.line("M-44 " + number(t.hem_y - 8) + "V" + number(t.hem_y + 8) + "M30 " + number(t.hem_y - 8) + "V" +
                 number(t.hem_y + 8),
             "#E3D3AE", 2.5);
}

// Open in front over something light.
void draw_open_front(Sheet& sheet, const Look& look, const Trunk& t, std::string_view under) {
  sheet.fill("M-24 84L-20 " + number(t.hem_y + 20) + "H26L24 84Z", under);
  sheet.fill("M8 84L14 " + number(t.hem_y + 20) + "H26L24 84Z", "#1F2A44", 0.08);
  sheet.line("M-24 90L-20 " + number(t.hem_y + 8) + "M24 90L26 " + number(t.hem_y + 8), look.cloth.shade, 4);
}

void draw_apron(Sheet& sheet, const Trunk& t) {
  sheet.fill("M-40 150Q0 164 40 150L46 206C70 216 96 236 104 262V" + number(t.hem_y + 20) +
                 "H-104V262C-96 236 -70 216 -46 206Z",
             "#0E7C7B");
  sheet.fill("M26 156L40 150L46 206C70 216 96 236 104 262V" + number(t.hem_y + 20) + "H60C70 280 60 220 34 208Z",
             "#0A6463");
  sheet.line("M-38 152L-26 92M38 152L26 92", "#0A6463", 9);
  sheet.fill("M-34 268H34V306Q0 322 -34 306Z", "#0A6463");
}

void draw_shawl(Sheet& sheet, const Look& look) {
  sheet.fill("M-34 84C-70 96 -112 110 -124 170C-90 214 -40 250 4 262C44 246 96 210 124 168C112 110 70 96 34 84Z",
             look.cloth.light);
  sheet.fill("M34 84C70 96 112 110 124 168C96 210 44 246 4 262C40 214 60 150 34 84Z", "#B9D8C4");
  sheet.line(
      "M-96 196L-100 210M-70 220L-74 235M-42 240L-45 255M-14 253L-15 268M20 255L22 270M50 240L54 254M78 218L84 231",
      "#B9D8C4", 5);
}

void draw_fold(Sheet& sheet, const Look& look, const Trunk& t) {
  sheet.line("M" + at({-t.waist + 3, t.waist_y + 2}) + "Q" + at({-t.waist + 24, t.waist_y - 4}) + " " +
                 at({-t.waist + 36, t.waist_y - 24}),
             look.cloth.shade, 2.5);
}

void draw_detail(Sheet& sheet, const Look& look, const Trunk& t) {
  switch (look.top) {
    case Top::hoodie:
      return draw_hoodie(sheet, look, t);
    case Top::shirt:
    case Top::rolled_shirt:
      return draw_buttons(sheet, look, t);
    case Top::layers:
      return draw_stripe(sheet, look, t);
    case Top::cardigan:
      return draw_open_front(sheet, look, t, "#FFF6E3");
    case Top::blazer:
      return draw_open_front(sheet, look, t, "#FFFFFF");
    case Top::tracksuit:
      sheet.line("M0 110V" + number(t.hem_y), "#F7B733", 5);
      sheet.line(
          "M" + at({-t.shoulder + 16, t.slope + 20}) + "L-24 90M" + at({t.shoulder - 16, t.slope + 20}) + "L24 90",
          "#F7B733", 7);
      return;
    case Top::apron:
      return draw_apron(sheet, t);
    case Top::blouse:
      sheet.line("M0 126V" + number(t.hem_y), look.cloth.shade, 2.5);
      return;
    case Top::shawl:
    case Top::jumper:
      return;
  }
}

}  // namespace

bool sleeves_are_short(const Look& look) { return look.short_sleeves; }

void draw_trunk(Sheet& sheet, const Look& look, const TrunkDetail& detail) {
  const Trunk trunk = trunk_of(look, detail.shrug);
  sheet.open_clipped(trunk_path(trunk));
  sheet.rect({-200, 60}, 400, trunk.hem_y, look.cloth.base);
  draw_detail(sheet, look, trunk);
  sheet.fill(trunk_shade(trunk), look.top == Top::layers || look.top == Top::apron ? "#1F2A44" : look.cloth.shade,
             look.top == Top::layers || look.top == Top::apron ? 0.14 : 1);
  draw_fold(sheet, look, trunk);
  detail.shadows(sheet);
  sheet.close();
  if (look.top == Top::shawl) draw_shawl(sheet, look);
}

void draw_collar(Sheet& sheet, const Look& look) {
  switch (look.top) {
    case Top::hoodie:
      sheet.fill("M-52 100C-48 80 -32 72 -23 76C-20 106 20 106 23 76C32 72 48 80 54 100C46 130 -42 130 -52 100Z",
                 look.cloth.shade);
      sheet.line("M-16 116V150M16 116V142", look.cloth.light, 4.5);
      return;
    case Top::shirt:
    case Top::rolled_shirt:
    case Top::apron:
      sheet.fill("M-24 84L0 116L-24 134L-44 98ZM24 84L0 116L24 134L44 98Z", look.cloth.light);
      return;
    case Top::blazer:
      sheet.fill("M-24 82L0 112L-20 128L-38 96ZM24 82L0 112L20 128L38 96Z", "#FFFFFF");
      sheet.fill("M-9 112L0 106L9 112L6 126L13 206L0 220L-13 206L-6 126Z", "#A6502F");
      return;
    case Top::jumper:
      sheet.line("M-25 86C-16 114 16 114 25 86", look.cloth.light, 8);
      return;
    case Top::layers:
      sheet.fill("M-26 84C-14 112 14 112 26 84L33 92C20 130 -20 130 -33 92Z", look.cloth.light);
      return;
    case Top::cardigan:
      sheet.line("M-25 88C-16 110 16 110 25 88", "#E8D6B4", 6);
      return;
    case Top::shawl:
      sheet.fill("M-30 84C-16 108 16 108 30 84C34 100 14 122 0 122C-14 122 -34 100 -30 84Z", look.cloth.base);
      return;
    case Top::blouse:
      sheet.fill("M-25 84L0 132L25 84L34 92L0 150L-34 92Z", look.cloth.light);
      sheet.fill("M-22 84L0 130L22 84Z", look.skin.base);
      sheet.line("M-20 98Q0 124 20 98", "#F7B733", 4);
      return;
    case Top::tracksuit:
      sheet.fill("M-34 98C-36 82 -28 70 -22 74C-18 92 18 92 22 74C28 70 36 82 34 98L0 124Z", look.cloth.shade);
      sheet.line("M-26 92C-30 150 -8 170 0 184", "#FFFFFF", 4)
          .circle({2, 190}, 9, "#F7B733")
          .rect({2, 183}, 16, 8, "#F7B733", 3);
      return;
  }
}

void draw_cuff(Sheet& sheet, const Look& look, const Limb& sleeve) {
  switch (look.top) {
    case Top::layers:
      sheet.fill(piece_of(sleeve, 0.62, 1, -4), "#FEF1D3").fill(piece_of(sleeve, 0.6, 0.66, 5), look.cloth.shade);
      return;
    case Top::jumper:
    case Top::hoodie:
      sheet.fill(piece_of(sleeve, 0.9, 1, 3), look.cloth.shade);
      return;
    case Top::tracksuit:
      sheet.fill(piece_of(sleeve, 0.92, 1, 2), "#F7B733");
      return;
    case Top::blazer:
    case Top::shirt:
    case Top::cardigan:
    case Top::shawl:
    case Top::blouse:
    case Top::rolled_shirt:
    case Top::apron:
      sheet.fill(piece_of(sleeve, 0.92, 1, 2), look.cloth.light);
      return;
  }
}

void draw_skirt(Sheet& sheet, const Look& look, Point waist, Point hem, double swing) {
  const double half = look.bottom == Bottom::skirt ? 128 : 104;
  const double top = 78 * look.waist;
  const double middle = swing * 0.6;
  sheet.fill("M" + at({-top, waist.y}) + "C" + at({-top - 6, waist.y + 70}) + " " + at({middle - half, hem.y - 60}) +
                 " " + at({middle - half, hem.y}) + "Q" + at({middle, hem.y + 26}) + " " + at({middle + half, hem.y}) +
                 "C" + at({middle + half - 4, hem.y - 90}) + " " + at({top + 8, waist.y + 60}) + " " +
                 at({top, waist.y}) + "Z",
             look.legs.base);
  sheet.fill("M" + at({top * 0.5, waist.y}) + "L" + at({middle + half * 0.5, hem.y + 11}) + "Q" +
                 at({middle + half * 0.8, hem.y + 8}) + " " + at({middle + half, hem.y}) + "C" +
                 at({middle + half - 4, hem.y - 90}) + " " + at({top + 8, waist.y + 60}) + " " + at({top, waist.y}) +
                 "Z",
             look.legs.shade);
  sheet.line("M" + at({-top * 0.4, waist.y + 60}) + "L" + at({middle - half * 0.5, hem.y - 8}) + "M" +
                 at({4, waist.y + 70}) + "L" + at({middle + 4, hem.y}),
             look.legs.shade, 3);
}

void draw_seated_skirt(Sheet& sheet, const Look& look, Point waist, Point right_knee) {
  const double half = right_knee.x + 46;
  const double hem = right_knee.y + (look.bottom == Bottom::skirt ? 34 : 120);
  sheet.fill("M" + at({-84, waist.y - 10}) + "C" + at({-half - 6, waist.y + 10}) + " " +
                 at({-half, right_knee.y - 20}) + " " + at({-half + 8, hem}) + "Q0 " + number(hem + 20) + " " +
                 at({half - 8, hem}) + "C" + at({half, right_knee.y - 20}) + " " + at({half + 6, waist.y + 10}) + " " +
                 at({84, waist.y - 10}) + "Q0 " + number(waist.y + 14) + " " + at({-84, waist.y - 10}) + "Z",
             look.legs.base);
  sheet.fill("M" + at({half * 0.55, waist.y}) + "L" + at({half * 0.5, hem + 10}) + "L" + at({half - 8, hem}) + "C" +
                 at({half, right_knee.y - 20}) + " " + at({half + 6, waist.y + 10}) + " " + at({84, waist.y - 10}) +
                 "Z",
             look.legs.shade);
  sheet.line(
      "M-30 " + number(waist.y + 50) + "L-36 " + number(hem) + "M10 " + number(waist.y + 56) + "L14 " + number(hem + 4),
      look.legs.shade, 3);
}

}  // namespace pictures
