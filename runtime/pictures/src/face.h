// A head in six layers, drawn about the middle of the face, 116 units wide: illustration's numbers.
#pragma once

#include "content/scene.h"
#include "look.h"
#include "sheet.h"

namespace pictures {

struct Expression {
  content::Feeling feels = content::Feeling::calm;
  Point gaze;       // how far the irises are from the middle, at most (6, 5)
  double turn = 0;  // of the head, -7 to 7: features move to that side
  double tilt = 0;  // degrees, at most 6
};

// How the eyes and the head follow what is looked at. `toward` is its direction, each part from -1 to 1; `ahead` is the
// side the body faces, -1 or 1.
Expression looking(content::Feeling feels, Point toward, double ahead);

void draw_hair_behind(Sheet& sheet, const Look& look, const Expression& expression);
void draw_head(Sheet& sheet, const Look& look, const Expression& expression);   // all but what follows
void draw_mouth(Sheet& sheet, const Look& look, const Expression& expression);  // with cheeks
void draw_eyes(Sheet& sheet, const Look& look, const Expression& expression, bool closed);
void draw_brows(Sheet& sheet, const Look& look, const Expression& expression);

}  // namespace pictures
