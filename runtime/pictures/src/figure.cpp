#include "figure.h"

#include <cmath>

#include "clothes.h"

namespace pictures {
namespace {

// The joints of a posture are those of a child; grown-ups are longer below the neck and broader.
Point grown(const Look& look, Point point) {
  constexpr double neck = 84;
  const double x =
      std::fabs(point.x) > 60 ? point.x + std::copysign(86 * (look.breadth - 1), point.x) : point.x * look.breadth;
  return {x, point.y < neck ? point.y : neck + (point.y - neck) * look.height};
}

Limb arm_of(const Figure& figure, const Arm& arm, double side) {
  const Look& look = *figure.look;
  Limb limb;
  limb.root = grown(look, {side * (shoulder.x - 10), shoulder.y - figure.posture.shrug});
  limb.joint = grown(look, arm.elbow);
  limb.end = grown(look, arm.wrist);
  const double thick = 0.5 + look.breadth * 0.5;
  limb.root_width = 48 * thick;
  limb.joint_width = 38 * thick;
  limb.end_width = 31 * thick;
  limb.flat_end = arm.hand.pose != HandPose::hidden;
  return limb;
}

void draw_sleeve(Sheet& sheet, const Figure& figure, const Limb& limb, bool far) {
  const Look& look = *figure.look;
  const std::string_view cloth = far ? look.cloth.shade : look.cloth.base;
  if (sleeves_are_short(look)) {
    sheet.fill(outline(limb), far ? look.skin.shade : look.skin.base);
    sheet.circle(elbow_of(limb), limb.joint_width / 2, far ? look.skin.shade : look.skin.base);
    if (!far) sheet.fill(shade_of(limb), look.skin.shade, 0.6);
    sheet.fill(piece_of(limb, 0, 0.46, 5), cloth);
    sheet.circle(limb.root, limb.root_width / 2 + 2, cloth);
    sheet.fill(piece_of(limb, 0.41, 0.47, 8), look.cloth.shade);
    return;
  }
  sheet.fill(outline(limb), cloth).circle(elbow_of(limb), limb.joint_width / 2, cloth);
  if (!far) sheet.fill(shade_of(limb), look.cloth.shade);
  draw_cuff(sheet, look, limb);
}

void draw_arm(Sheet& sheet, const Figure& figure, const Arm& arm, double side) {
  const Look& look = *figure.look;
  const Limb limb = arm_of(figure, arm, side);
  const bool far = arm.depth == Depth::behind;
  const auto hand = [&] {
    const double turn = direction(limb.joint, limb.end) + arm.hand.turn;
    sheet.open({limb.end.x, limb.end.y, turn, arm.hand.flipped ? -1.0 : 1.0, 1});
    const bool holds = arm.hand.pose == HandPose::hold || arm.hand.pose == HandPose::hold_outwards;
    sheet.open({0, holds ? -44.0 : -20.0});
    draw_hand(sheet, look.skin, arm.hand.pose, figure.small_hands());
    sheet.close().close();
  };
  const bool holds = arm.hand.pose == HandPose::hold || arm.hand.pose == HandPose::hold_outwards;
  if (!holds) hand();
  draw_sleeve(sheet, figure, limb, far);
  if (holds) hand();
}

// The shadow an arm throws on the trunk parts the two.
void draw_arm_shadow(Sheet& sheet, const Figure& figure, const Arm& arm, double side) {
  constexpr double seen_from = 0.7;  // in small figures it is a smear
  if (arm.depth == Depth::behind || figure.scale < seen_from) return;
  Limb limb = arm_of(figure, arm, side);
  for (Point* point : {&limb.root, &limb.joint, &limb.end}) *point = *point + Point{3, 7};
  limb.root_width = 6;
  sheet.fill(piece_of(limb, 0.16, 1, 0), figure.look->cloth.shade, 0.6);
}

void draw_shoe(Sheet& sheet, Point ankle, double side) {
  sheet.open({ankle.x, ankle.y, 0, side, 1});
  sheet.fill("M-20 -6C-20 -16 18 -18 22 -8C26 2 46 6 50 16C52 24 48 30 42 30H-18C-22 30 -24 26 -24 20Z", "#FFFFFF");
  sheet.fill("M-24 20H51C52 26 48 30 42 30H-18C-22 30 -24 26 -24 20Z", "#D8D2C8");
  sheet.line("M8 2L20 -1M16 9L28 5", "#B9B2A6", 2.5).close();
}

Limb leg_of(const Look& look, const Leg& leg, double side) {
  Limb limb;
  limb.root = grown(look, {side * hip.x, hip.y});
  limb.joint = grown(look, leg.knee);
  limb.end = grown(look, leg.ankle);
  limb.root_width = 68;
  limb.joint_width = 50;
  limb.end_width = 44;
  limb.flat_end = true;
  return limb;
}

void draw_leg(Sheet& sheet, const Figure& figure, const Leg& leg, double side) {
  const Look& look = *figure.look;
  const bool bare = look.bottom != Bottom::trousers;
  Limb limb = leg_of(look, leg, side);
  if (bare) {
    limb.root_width = 46;
    limb.joint_width = 36;
    limb.end_width = 26;
  }
  draw_shoe(sheet, limb.end, leg.ankle.x > leg.knee.x + 8 || side > 0 ? 1 : -1);
  sheet.fill(outline(limb), bare ? look.skin.base : side < 0 ? look.legs.base : look.legs.shade);
  sheet.fill(shade_of(limb),
             bare       ? look.skin.shade
             : side < 0 ? look.legs.shade
                        : "#1F2A44",
             bare || side < 0 ? 1 : 0.18);
}

// Thighs towards us: short, broad and round, and the shins below them.
void draw_seated_leg(Sheet& sheet, const Figure& figure, const Leg& leg, double side) {
  const Look& look = *figure.look;
  const bool bare = look.bottom != Bottom::trousers;
  const Point knee = grown(look, leg.knee);
  const Point ankle = grown(look, leg.ankle);
  const Limb shin{knee,
                  {(knee.x + ankle.x) / 2 + side * 3, (knee.y + ankle.y) / 2},
                  ankle,
                  bare ? 40.0 : 54.0,
                  bare ? 36.0 : 48.0,
                  bare ? 26.0 : 42.0,
                  true};
  draw_shoe(sheet, ankle, side);
  sheet.fill(outline(shin), bare ? look.skin.base : look.legs.base);
  sheet.fill(shade_of(shin), bare ? look.skin.shade : look.legs.shade);
  const Limb thigh{grown(look, {side * 40, 392}), grown(look, {side * 54, 424}), knee, 70, 68, 60, false};
  sheet.fill(outline(thigh), look.legs.base);
  sheet.fill(shade_of(thigh), look.legs.shade, 0.8);
}

void draw_legs(Sheet& sheet, const Figure& figure) {
  const Posture& posture = figure.posture;
  const Look& look = *figure.look;
  if (posture.seated) {
    draw_seated_leg(sheet, figure, posture.left_leg, -1);
    draw_seated_leg(sheet, figure, posture.right_leg, 1);
    if (look.bottom != Bottom::trousers)
      draw_seated_skirt(sheet, look, grown(look, {0, 384}), grown(look, posture.right_leg.knee));
    return;
  }
  draw_leg(sheet, figure, posture.right_leg, 1);
  draw_leg(sheet, figure, posture.left_leg, -1);
  if (look.bottom != Bottom::trousers) {
    draw_skirt(sheet, look, grown(look, {0, 360}), grown(look, {0, look.bottom == Bottom::skirt ? 590.0 : 655.0}),
               (grown(look, posture.left_leg.knee).x + grown(look, posture.right_leg.knee).x) / 2);
  }
}

void draw_wheelchair(Sheet& sheet, const Figure& figure) {
  const Point seat = grown(*figure.look, {0, 440});
  const Point ground = grown(*figure.look, {0, 640});
  sheet.rect({-112, grown(*figure.look, {0, 210}).y}, 224, seat.y - 200, "#3B4768", 26);
  for (const double side : {-1.0, 1.0}) {
    const double middle = (seat.y + ground.y) / 2 + 18;
    sheet.open({side * 128, middle, 0, 0.34, 1});
    sheet.line("M0 -128A128 128 0 1 1 -.1 -128", "#1F2A44", 17).line("M0 -106A106 106 0 1 1 -.1 -106", "#8FA0C4", 6);
    sheet.line("M-120 0H120M0 -120V120M-85 -85L85 85M-85 85L85 -85", "#8FA0C4", 4).close();
    sheet.rect({side * 118 - 20, seat.y - 92}, 40, 20, "#1F2A44", 10);
  }
  sheet.rect({-76, grown(*figure.look, {0, 650}).y}, 152, 14, "#3B4768", 7);
}

void draw_neck(Sheet& sheet, const Look& look) {
  sheet.fill("M-21 44H21V92C21 110 -21 110 -21 92Z", look.skin.base);
  sheet.fill("M-21 56C-6 76 12 76 21 62V80C8 92 -12 88 -21 76Z", look.skin.shade);
}

// Everything above the hips turns about them.
void open_upper(Sheet& sheet, const Figure& figure) {
  sheet.open({0, 0, figure.posture.lean, 1, 1, grown(*figure.look, {0, hip.y})});
}

Move stand(const Figure& figure) { return {figure.place.x, figure.place.y, 0, figure.scale, figure.scale}; }

}  // namespace

void draw_body(Sheet& sheet, const Figure& figure) {
  const Look& look = *figure.look;
  const Posture& posture = figure.posture;
  sheet.open(stand(figure));
  if (look.wheelchair && posture.seated && figure.legs_shown) draw_wheelchair(sheet, figure);
  open_upper(sheet, figure);
  sheet.open({0, 0, posture.tilt});
  draw_hair_behind(sheet, look, figure.expression);
  sheet.close();
  if (posture.left.depth == Depth::behind) draw_arm(sheet, figure, posture.left, -1);
  if (posture.right.depth == Depth::behind) draw_arm(sheet, figure, posture.right, 1);
  sheet.close();
  if (figure.legs_shown && !posture.seated) draw_legs(sheet, figure);
  open_upper(sheet, figure);
  draw_trunk(sheet, look, {posture.shrug, [&](Sheet& over) {
                             draw_arm_shadow(over, figure, posture.left, -1);
                             draw_arm_shadow(over, figure, posture.right, 1);
                           }});
  draw_neck(sheet, look);
  draw_collar(sheet, look);
  sheet.close();
  if (figure.legs_shown && posture.seated) draw_legs(sheet, figure);
  sheet.close();
}

void draw_arms(Sheet& sheet, const Figure& figure) {
  sheet.open(stand(figure));
  open_upper(sheet, figure);
  if (figure.posture.left.depth == Depth::before) draw_arm(sheet, figure, figure.posture.left, -1);
  if (figure.posture.right.depth == Depth::before) draw_arm(sheet, figure, figure.posture.right, 1);
  sheet.close();
  sheet.close();
}

void open_head(Sheet& sheet, const Figure& figure) {
  sheet.open(stand(figure));
  open_upper(sheet, figure);
  sheet.open({0, 0, figure.posture.tilt + figure.expression.tilt});
}

void close_head(Sheet& sheet) {
  sheet.close();
  sheet.close();
  sheet.close();
}

}  // namespace pictures
