// What cards are laid on and into, as SVG text: a road through low hills, and a basket. The same arguments give the same
// bytes everywhere.
#pragma once

#include <string>

namespace pictures {

struct Road {
  double width = 0;
  double height = 0;
  double corner = 0;
  double middle = 0;      // of the road, from the upper edge
  double thickness = 40;
  int stops = 4;          // between them there are trees
  bool dark = false;
  bool mirrored = false;
};
std::string compose_road(const Road& road);
// How far the road lies below its middle there, `share` of the way along.
double road_rise(double share);

// A woven body, wider at its upper edge, above a rim that reaches to both sides and a foot with round corners.
struct Basket {
  double width = 0;
  double height = 0;
  double foot = 0;        // how high that is
  double rim = 16;
  double reach = 6;       // of the rim
  double edge_width = 2;
  std::string fill;
  std::string edge;
  std::string weave;      // of the body
  std::string rim_colour;
  std::string foot_colour;
};
std::string compose_basket(const Basket& basket);
inline constexpr double basket_slope = 8;  // how much narrower the body is at the rim, on each side

// A triangle that stands on its side, with round corners, 48 × 48.
std::string compose_triangle(const std::string& colour);

}  // namespace pictures
