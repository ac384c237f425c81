#include "face.h"

#include <algorithm>
#include <array>

namespace pictures {
namespace {

using content::Feeling;

enum class Mouth { line, open, oval };

struct Features {
  double brow_up = 0;
  double brow_left = 0;
  double brow_right = 0;
  double open = 1;  // 0 is closed
  Point gaze;
  Mouth mouth = Mouth::line;
  std::string_view path;
  bool cheeks = false;
};

constexpr std::string_view smile = "M-18 -3Q0 14 18 -3";

const Features& features_of(Feeling feeling) {
  static const std::array<Features, base::enum_names<Feeling>.size()> all{{
      {0, 0, 0, 1, {0, 0}, Mouth::line, smile, false},
      {7, 0, 0, 1, {0, 0}, Mouth::open, "M-21 -5Q0 -1 21 -5Q18 19 0 19Q-18 19 -21 -5Z", true},
      {3, -4, -4, 0, {0, 0}, Mouth::open, "M-22 -7Q0 -3 22 -7Q22 25 0 25Q-22 25 -22 -7Z", true},
      {3, -4, -4, 0, {0, 0}, Mouth::line, smile, true},
      {1, 10, -16, 1.1, {5, -2}, Mouth::line, "M-14 3Q2 4 15 -5", false},
      {2, 8, -10, 0.7, {6, -5}, Mouth::line, "M-14 2L14 0", false},
      {7, 0, 0, 0.9, {0, 0}, Mouth::line, "M-13 0Q0 5 13 0", false},
      {4, -14, -14, 1, {0, 0}, Mouth::line, "M-15 5Q-7 -3 0 2Q7 6 15 1", false},
      {7, 0, 0, 1.2, {0, 0}, Mouth::oval, "", false},
      {-3, 11, 11, 0.8, {0, 0}, Mouth::line, "M-14 2L14 0", false},
  }};
  return all[static_cast<std::size_t>(feeling)];
}

constexpr double feature_drop = 2;  // features lie a little below the middle

std::string head_path(const Look& look) {
  const double w = 58 * look.face_width;
  const std::string chin = number(look.chin);
  const std::string jaw = number(look.jaw);
  return "M" + at({-w, -8}) + "C" + at({-w, -48}) + " -34 -68 0 -68C34 -68 " + at({w, -48}) + " " + at({w, -8}) + "C" +
         number(w) + " " + jaw + " " + jaw + " " + chin + " 0 " + chin + "C-" + jaw + " " + chin + " " + number(-w) +
         " " + jaw + " " + at({-w, -8}) + "Z";
}

std::string head_shade(const Look& look) {
  const double w = 58 * look.face_width;
  const std::string chin = number(look.chin);
  const std::string jaw = number(look.jaw);
  return "M" + at({w, -8}) + "C" + number(w) + " " + jaw + " " + jaw + " " + chin + " 0 " + chin + "C-12 " + chin +
         " -22 " + number(look.chin - 4) + " -30 " + number(look.chin - 10) + "C10 " + number(look.chin - 8) +
         " 42 30 44 -40C54 -30 " + number(w) + " -20 " + at({w, -8}) + "Z";
}

void draw_ears(Sheet& sheet, const Look& look, const Expression& expression) {
  const double w = 59 * look.face_width;
  for (const double side : {-1.0, 1.0}) {
    const double away = -side * expression.turn / 7;  // 1 when this ear is turned towards us
    const Point centre{side * (w + 2 * away), 8};
    sheet.ellipse(centre, 11 + 2 * away, 14, look.skin.shade);
    if (look.earrings) sheet.circle({centre.x, 25}, 4.5, "#F7B733");
  }
}

void draw_hearing_aid(Sheet& sheet) {
  sheet.line("M-60 -14C-74 -16 -78 4 -72 20", "#2F6FD0", 9);
  sheet.line("M-60 -14C-54 -10 -54 2 -58 9", "#CFEAF3", 3.5);
  sheet.circle({-58, 10}, 4.5, "#CFEAF3");
}

void draw_beard(Sheet& sheet, const Look& look) {
  if (look.beard != Beard::jaw) return;
  const double w = 58 * look.face_width;
  const std::string chin = number(look.chin + 4);
  const std::string jaw = number(look.jaw + 2);
  sheet.fill("M" + at({-w - 1, -10}) + "C" + number(-w - 1) + " " + jaw + " -" + jaw + " " + chin + " 0 " + chin + "C" +
                 jaw + " " + chin + " " + number(w + 1) + " " + jaw + " " + at({w + 1, -10}) + "C" + at({w - 3, 10}) +
                 " 47 24 38 30C26 12 -26 12 -38 30C-47 24 " + at({-w + 3, 10}) + " " + at({-w - 1, -10}) +
                 "ZM0 19C24 19 32 30 30 42C26 60 -26 60 -30 42C-32 30 -24 19 0 19Z",
             look.hair.colour);
}

void draw_glasses(Sheet& sheet, const Look& look) {
  constexpr std::string_view frame = "#1F2A44";
  if (look.glasses == Glasses::round) {
    sheet.line(
        "M-43 0A19 19 0 1 1 -5 0A19 19 0 1 1 -43 0ZM5 0A19 19 0 1 1 43 0A19 19 0 1 1 5 0ZM-5 -2Q0 -6 5 -2M-43 -3L-56 "
        "-6M43 -3L56 -6",
        frame, 4);
  } else if (look.glasses == Glasses::square) {
    sheet.line(
        "M-40 -15H-11Q-5 -15 -5 -9V6Q-5 16 -15 16H-34Q-43 16 -43 6V-11Q-43 -15 -40 -15ZM40 -15H11Q5 -15 5 -9V6Q5 16 15 "
        "16H34Q43 16 43 6V-11Q43 -15 40 -15Z"
        "M-5 -5Q0 -8 5 -5M-43 -6L-53 -8M43 -6L53 -8",
        frame, 3.5);
  }
}

void draw_nose(Sheet& sheet, const Look& look, double turn) {
  const double side = turn < 0 ? -1 : 1;
  sheet.line("M" + number(-3 * side) + " 12Q" + number(side * 5 + turn * 0.3) + " 20 " + number(-3 * side) + " 22",
             look.skin.shade, 4.5);
}

Move features(const Expression& expression) { return {expression.turn, feature_drop}; }

void draw_open_eye(Sheet& sheet, const Look& look, const Expression& expression, double x, double open) {
  const double ry = 13 * open;
  const Point gaze = expression.gaze;
  sheet.open_clipped("M" + number(x - 11.5) + " 0A11.5 " + number(ry) + " 0 1 1 " + number(x + 11.5) + " 0A11.5 " +
                     number(ry) + " 0 1 1 " + number(x - 11.5) + " 0Z");
  sheet.rect({x - 12, -ry}, 24, 2 * ry, "#fff");
  sheet.circle({x + gaze.x, 1 + gaze.y}, 8.6, "#3A2417").circle({x + gaze.x, 1 + gaze.y}, 4.6, "#140C08");
  sheet.close();
  sheet.circle({x + gaze.x + 3, gaze.y - 3}, 2.6, "#fff");
  sheet.line("M" + number(x - 13) + " " + number(-0.45 * ry) + "Q" + number(x) + " " + number(-1.35 * ry) + " " +
                 number(x + 13) + " " + number(-0.45 * ry),
             look.skin.line, 4);
}

}  // namespace

Expression looking(Feeling feels, Point toward, double ahead) {
  Expression expression;
  expression.feels = feels;
  const Point own = features_of(feels).gaze;
  expression.gaze = {std::clamp(toward.x * 6 + own.x * ahead, -6.0, 6.0), std::clamp(toward.y * 5 + own.y, -5.0, 5.0)};
  expression.turn = std::clamp(toward.x * 7 + (own.x != 0 ? ahead * 4 : 0), -7.0, 7.0);
  return expression;
}

void draw_hair_behind(Sheet& sheet, const Look& look, const Expression& expression) {
  if (look.hair.back.empty()) return;
  sheet.open({0, 0, expression.tilt}).fill(look.hair.back, look.hair.colour).close();
}

void draw_head(Sheet& sheet, const Look& look, const Expression& expression) {
  draw_ears(sheet, look, expression);
  sheet.fill(head_path(look), look.skin.base).fill(head_shade(look), look.skin.shade, 0.45);
  draw_beard(sheet, look);
  sheet.open(features(expression));
  draw_nose(sheet, look, expression.turn);
  if (look.beard == Beard::moustache) {
    sheet.fill("M-26 26C-19 15 -6 16 0 20C6 16 19 15 26 26C16 28 7 27 0 24.5C-7 27 -16 28 -26 26Z", look.hair.colour);
  }
  if (look.freckles) {
    for (const Point spot : {Point{-36, 15}, {-29, 19}, {-41, 21}, {29, 15}, {36, 19}, {42, 14}})
      sheet.circle(spot, 2.2, look.skin.cheek, 0.6);
  }
  if (look.wrinkles) sheet.line("M-42 11Q-36 15 -29 14M42 11Q36 15 29 14", look.skin.shade, 2.5);
  sheet.close();
  sheet.fill(look.hair.front, look.hair.colour);
  sheet.line(look.hair.shine, "#fff", 7, 0.2);
  if (look.hearing_aid) draw_hearing_aid(sheet);
  sheet.open(features(expression));
  draw_glasses(sheet, look);
  sheet.close();
}

void draw_mouth(Sheet& sheet, const Look& look, const Expression& expression) {
  const Features& shown = features_of(expression.feels);
  sheet.open(features(expression));
  if (shown.cheeks)
    sheet.ellipse({-37, 21}, 12, 8, look.skin.cheek, 0.55).ellipse({37, 21}, 12, 8, look.skin.cheek, 0.55);
  sheet.open({0, 34});
  if (shown.mouth == Mouth::line) {
    sheet.line(shown.path, look.skin.line, 4.5);
  } else if (shown.mouth == Mouth::oval) {
    sheet.ellipse({0, 4}, 8, 9.5, "#5A1F22").ellipse({0, 9}, 5, 3.5, "#C95757");
  } else {
    sheet.open_clipped(shown.path).rect({-24, -12}, 48, 40, "#5A1F22").rect({-24, -12}, 48, 12.5, "#fff", 4);
    sheet.ellipse({0, expression.feels == Feeling::laugh ? 24.0 : 21.0}, 14, 9, "#E06A6A").close();
  }
  sheet.close().close();
}

void draw_eyes(Sheet& sheet, const Look& look, const Expression& expression, bool closed) {
  const double open = features_of(expression.feels).open;
  sheet.open(features(expression));
  for (const double x : {-24.0, 24.0}) {
    if (!closed && open > 0) {
      draw_open_eye(sheet, look, expression, x, open);
    } else if (open > 0) {  // a blink lies lower than a smile of the eyes
      sheet.line("M" + number(x - 12) + " 1Q" + number(x) + " 8 " + number(x + 12) + " 1", look.skin.line, 4);
    } else {
      sheet.line("M" + number(x - 11) + " 1Q" + number(x) + " -11 " + number(x + 11) + " 1", look.skin.line, 4.5);
    }
  }
  sheet.close();
}

void draw_brows(Sheet& sheet, const Look& look, const Expression& expression) {
  const Features& shown = features_of(expression.feels);
  sheet.open(features(expression));
  const double rise = -25 - shown.brow_up;
  sheet.open({-24, rise, shown.brow_left}).line("M-13 3Q0 -5 13 2", look.hair.brow, 6).close();
  sheet.open({24, rise, -shown.brow_right}).line("M-13 2Q0 -5 13 3", look.hair.brow, 6).close();
  sheet.close();
}

}  // namespace pictures
