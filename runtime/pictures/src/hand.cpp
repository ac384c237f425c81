#include "hand.h"

namespace pictures {
namespace {

// Fingers in a fan: each from its knuckle to its tip.
void fingers(Sheet& sheet, const Skin& skin, std::string_view first, std::string_view second, std::string_view third,
             std::string_view fourth) {
  sheet.line(std::string(first) + std::string(second) + std::string(third) + std::string(fourth), skin.base, 11);
}

void palm(Sheet& sheet, const Skin& skin) {
  sheet.fill("M-20 -6C-20 -18 -12 -22 0 -22C12 -22 20 -18 20 -6L18 14C17 22 13 30 0 30C-13 30 -17 22 -18 14Z",
             skin.base);
}

void wave(Sheet& sheet, const Skin& skin) {
  fingers(sheet, skin, "M-13 -12L-21 -42", "M-4.5 -16L-8 -52", "M5.5 -16L8 -51", "M14.5 -11L23 -39");
  palm(sheet, skin);
  sheet.line("M-14 10L-31 -1L-36 -15", skin.base, 12);
  sheet.line("M-8 -3Q4 -7 14 -1", skin.shade, 2.5);
}

void stop(Sheet& sheet, const Skin& skin) {
  fingers(sheet, skin, "M-14 -12L-15.5 -44", "M-4.8 -16L-5 -52", "M5.5 -16L6.5 -50", "M14.5 -12L16.5 -40");
  palm(sheet, skin);
  sheet.line("M-9.7 -20L-10.2 -42M.4 -22L.7 -46M10.2 -20L11.3 -40", skin.shade, 2);
  sheet.line("M-14 10L-31 0L-34 -14", skin.base, 12);
  sheet.line("M-8 -3Q4 -7 14 -1", skin.shade, 2.5);
}

void fist(Sheet& sheet, const Skin& skin) {
  sheet.fill("M-21 -8C-21 -20 -14 -24 0 -24C14 -24 21 -20 21 -8L18 14C17 24 13 30 0 30C-13 30 -17 24 -18 14Z",
             skin.base);
  sheet.line("M-10.5 -16V-4M0 -18V-5M10.5 -16V-4", skin.shade, 2.5);
  sheet.line("M-18 11L-4 5L7 6", skin.base, 12);
  sheet.line("M-16 17Q-4 11 9 12", skin.shade, 2.5);
}

void point(Sheet& sheet, const Skin& skin) {
  sheet.line("M-12 -12L-13 -49", skin.base, 11.5);
  sheet.fill("M-20 -6C-20 -18 -12 -21 2 -21C15 -21 21 -17 21 -6L18 14C17 24 13 30 0 30C-13 30 -17 24 -18 14Z",
             skin.base);
  sheet.line("M-4 -14V-3M4.5 -15V-4M13 -13V-3", skin.shade, 2.5);
  sheet.line("M-18 11L-4 4L6 6", skin.base, 12);
  sheet.line("M-16 17Q-4 11 8 12", skin.shade, 2.5);
}

void thumb(Sheet& sheet, const Skin& skin) {
  sheet.line("M-13 2Q-17 -14 -14 -34", skin.base, 13.5);
  sheet.fill("M-21 -2C-21 -14 -14 -17 0 -17C16 -17 22 -13 22 -2L20 12C19 24 14 30 0 30C-14 30 -19 24 -20 12Z",
             skin.base);
  sheet.line("M3 -7H18M3 4H19M4 15H17", skin.shade, 2.5);
}

void rest(Sheet& sheet, const Skin& skin) {
  sheet.fill("M-17 20C-19 4 -20 -10 -13 -24C-8 -36 10 -38 15 -26C20 -12 19 4 17 20C15 28 -15 28 -17 20Z", skin.base);
  sheet.line("M-13 2Q-24 -6 -21 -19", skin.base, 11);
  sheet.line("M-3 -31L-4 -18M6 -31L6 -18", skin.shade, 2.5);
}

// A hand that lies on something, seen from above.
void flat(Sheet& sheet, const Skin& skin) {
  fingers(sheet, skin, "M-12 -10L-15 -30", "M-4 -14L-5 -37", "M5 -14L6 -36", "M13.5 -10L16 -28");
  palm(sheet, skin);
  sheet.line("M-13 10L-25 2L-26 -8", skin.base, 11.5);
  sheet.line("M-8.5 -14L-9.5 -24M.4 -16L.6 -28M9.5 -14L10.5 -24", skin.shade, 2);
}

// Around an arm: four fingers lie over it.
void grip(Sheet& sheet, const Skin& skin) {
  fingers(sheet, skin, "M-13 -2L-15 -22", "M-4.5 -4L-5 -28", "M5 -4L5.5 -27", "M13.5 -2L15.5 -20");
  sheet.fill("M-20 4C-20 -8 -12 -12 0 -12C12 -12 20 -8 20 4L18 16C17 24 13 30 0 30C-13 30 -17 24 -18 16Z", skin.base);
  sheet.line("M-9 -4V-16M.3 -5V-19M9.5 -4V-15", skin.shade, 2);
}

void hold(Sheet& sheet, const Skin& skin) {
  draw_phone(sheet, false);
  sheet.line("M-22 28Q-32 12 -26 -10", skin.base, 13);
  sheet.line("M31 27H19M32 15H18M32 3H18M30 -9H19", skin.base, 11);
  sheet.fill("M-26 22C-14 30 18 30 32 24V36C32 52 20 56 2 56C-16 56 -26 50 -26 38Z", skin.base);
  sheet.line("M20 21H30M20 9H31M20 -3H31", skin.shade, 2);
}

// The phone shown to somebody else: we see its back, and the fingers on it.
void hold_outwards(Sheet& sheet, const Skin& skin) {
  draw_phone(sheet, true);
  sheet.line("M-31 -7L5 -10M-32 6L8 3M-31 19L8 16M-28 31L4 28", skin.base, 11.5);
  sheet.line("M29 30Q36 12 28 -10", skin.base, 13);
  sheet.fill("M-30 26C-14 30 18 30 34 24V40C34 54 22 57 4 57C-18 57 -30 52 -30 40Z", skin.base);
  sheet.line("M-20 -2L-8 -3M-20 11L-8 10M-20 24L-8 23", skin.shade, 2);
}

}  // namespace

void draw_phone(Sheet& sheet, bool from_behind) {
  sheet.rect({-27, -66}, 54, 99, "#1F2A44", 10);
  if (from_behind) {
    sheet.rect({-22, -61}, 44, 89, "#2E3B5E", 7).circle({-11, -49}, 6.5, "#1F2A44").circle({-11, -49}, 2.6, "#5B6FA0");
    return;
  }
  sheet.rect({-22, -58}, 44, 80, "#DDF1EF", 4);
  sheet.rect({-16, -50}, 26, 9, "#9CCFCB", 4.5)
      .rect({-6, -36}, 22, 9, "#F7B733", 4.5)
      .rect({-16, -22}, 20, 9, "#9CCFCB", 4.5);
}

void draw_hand(Sheet& sheet, const Skin& skin, HandPose pose, bool simple) {
  if (pose == HandPose::hidden) return;
  const bool holds = pose == HandPose::hold || pose == HandPose::hold_outwards;
  if (simple && !holds) return rest(sheet, skin);
  switch (pose) {
    case HandPose::wave:
      return wave(sheet, skin);
    case HandPose::stop:
      return stop(sheet, skin);
    case HandPose::point:
      return point(sheet, skin);
    case HandPose::fist:
      return fist(sheet, skin);
    case HandPose::thumb:
      return thumb(sheet, skin);
    case HandPose::hold:
      return hold(sheet, skin);
    case HandPose::hold_outwards:
      return hold_outwards(sheet, skin);
    case HandPose::flat:
      return flat(sheet, skin);
    case HandPose::grip:
      return grip(sheet, skin);
    case HandPose::rest:
    case HandPose::hidden:
      return rest(sheet, skin);
  }
}

}  // namespace pictures
