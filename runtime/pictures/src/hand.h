// Hands: palm and fingers as strokes, drawn upwards from a wrist at (0, 26), the palm 40 by 46 units.
#pragma once

#include "look.h"
#include "sheet.h"

namespace pictures {

enum class HandPose { hidden, rest, wave, stop, point, fist, thumb, hold, hold_outwards, flat, grip };

struct Hand {
  HandPose pose = HandPose::rest;
  double turn = 0;       // added to the direction of the forearm
  bool flipped = false;  // thumb on the other side
};

// `simple` hands have no fingers: for figures so small that fingers would be specks.
void draw_hand(Sheet& sheet, const Skin& skin, HandPose pose, bool simple);
void draw_phone(Sheet& sheet, bool from_behind);

}  // namespace pictures
