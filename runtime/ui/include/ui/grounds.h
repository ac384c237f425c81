// What cards are laid on and into (illustration, pictures/laying.h), in the colours of the theme. Flat where a theme has no
// tints.
#pragma once

#include "ui/frame.h"
#include "ui/widgets.h"

namespace ui {

struct RoadLook {
  float middle = 0;  // of the road, from the upper edge of its ground
  int stops = 4;
};
void draw_road(Frame& frame, Rect ground, const RoadLook& look);
// How far below its middle the road is there, `share` of the way along.
float road_rise(const Frame& frame, float share);

struct BasketLook {
  SurfaceStyle body;  // its fill and its edge
  Tone tone = Tone::teal;
  float foot = 56;
  float rim = 16;
  float reach = 6;  // of the rim, beyond the rectangle
};
void draw_basket(Frame& frame, Rect rect, const BasketLook& look);
Colour basket_foot(const Theme& theme, Tone tone);
Colour basket_words(const Theme& theme, Tone tone);  // on the foot

void draw_triangle(Frame& frame, Rect rect, Colour colour);

}  // namespace ui
