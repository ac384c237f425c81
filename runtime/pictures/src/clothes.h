// Trunks and what they wear. Each garment has a collar, a cuff and one fold.
#pragma once

#include <functional>

#include "look.h"
#include "sheet.h"

namespace pictures {

struct TrunkDetail {
  double shrug = 0;
  std::function<void(Sheet&)> shadows;  // of arms, drawn inside the trunk's outline
};

bool sleeves_are_short(const Look& look);
void draw_trunk(Sheet& sheet, const Look& look, const TrunkDetail& detail);
void draw_collar(Sheet& sheet, const Look& look);
void draw_cuff(Sheet& sheet, const Look& look, const Limb& sleeve);
void draw_skirt(Sheet& sheet, const Look& look, Point waist, Point hem, double swing);
void draw_seated_skirt(Sheet& sheet, const Look& look, Point waist, Point right_knee);

}  // namespace pictures
