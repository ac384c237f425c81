// Rounded surfaces as bitmaps. Drawn once for each look and blitted from then on: in a software
// renderer anti-aliased triangles cost more than everything else on a screen together.
#pragma once

#include <array>

#include "ui/bitmap.h"
#include "ui/geometry.h"
#include "ui/theme.h"

namespace ui {

struct Radii {
  float top_start = 0;
  float top_end = 0;
  float bottom_end = 0;
  float bottom_start = 0;

  static Radii all(float radius) { return {radius, radius, radius, radius}; }
  bool are_alike() const { return *this == all(top_start); }
  float largest() const { return std::max({top_start, top_end, bottom_end, bottom_start}); }
  Radii mirrored() const { return {top_end, top_start, bottom_start, bottom_end}; }
  friend bool operator==(const Radii&, const Radii&) = default;
};

struct SurfaceStyle {
  Colour fill;
  Colour edge;
  float edge_width = 0;
  Radii radii;
  float shadow = 0;  // how far the soft drop below reaches; 0 for none
  Colour shadow_colour;
  bool dashed = false;  // the edge is dashed: "look at this again"
};

// The whole surface at a size in pixels, without its shadow. Distances are taken to the centres of
// pixels, so an edge is anti-aliased over one pixel.
Bitmap draw_surface(const SurfaceStyle& style, int width, int height);

// Makes the pixels outside the rounded shape transparent.
void round_corners(Bitmap& bitmap, const Radii& radii);

}  // namespace ui
