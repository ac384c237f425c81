// The landscape of the attract screen as SVG text, and what moves in it, each on nothing and of a size of its own, so that
// it is drawn once and then only shifted. The same arguments give the same bytes everywhere.
#pragma once

#include <string>

#include "content/scene.h"

namespace pictures {

// Sky, hills, water and the meadow in front, `width` × `height` units; the meadow is at the lower edge, 720 units below the
// top of the highest thing there is.
std::string compose_landscape(double width, double height, bool mirrored);
// The same as a card with round corners.
std::string compose_landscape_card(double width, double height, double corner, bool mirrored);
std::string compose_cloud();  // 160 × 80
std::string compose_boat();   // 110 × 120, its water line 14 above the lower edge
std::string compose_glint();  // 96 × 8, light on the water

// Somebody from head to shoe, 480 × 900 units; the soles are 14 above the lower edge.
struct Walker {
  enum class Stance { stands, waves, walks, steps };  // walks and steps follow one another
  content::Who who = content::Who::simona;
  Stance stance = Stance::stands;
  bool mirrored = false;  // walks and waves to the other side
};
inline constexpr double walker_width = 480;
inline constexpr double walker_height = 900;
inline constexpr double walker_head = 150;  // about where the middle of the face is, from the upper edge
std::string compose_walker(const Walker& walker);

}  // namespace pictures
