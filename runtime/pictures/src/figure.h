// One person in the scene: a look in a posture with a face, drawn in three passes, so that what lies before the head
// can be drawn after it.
#pragma once

#include "face.h"
#include "look.h"
#include "posture.h"

namespace pictures {

struct Figure {
  const Look* look = nullptr;
  Posture posture;
  Expression expression;
  Point place;  // of the middle of the face, on the canvas
  double scale = 1;
  bool legs_shown = false;
  double floor = 0;  // where soles stand, on the canvas, when legs are shown

  bool small_hands() const { return scale * 40 < 20; }
};

void draw_body(Sheet& sheet, const Figure& figure);  // hair behind, far arms, legs, trunk, neck
void draw_arms(Sheet& sheet, const Figure& figure);  // the arms before the trunk
// What moves with the head: everything drawn between the two is about the middle of the face.
void open_head(Sheet& sheet, const Figure& figure);
void close_head(Sheet& sheet);

}  // namespace pictures
