// Things that stand in a scene or in front of it.
#pragma once

#include "content/scene.h"
#include "sheet.h"

namespace pictures {

struct Sky {
  std::string_view top;
  std::string_view bottom;
  std::string_view sun;
  std::string_view near_hill;
  std::string_view far_hill;
};
const Sky& sky_of(content::DayTime time);

void draw_window(Sheet& sheet, Point corner, double w, double h, content::DayTime time);
void draw_light_wedge(Sheet& sheet, Point from, double height, double reach);
void draw_lamp(Sheet& sheet, Point hook, bool lit);
void draw_shelf(Sheet& sheet, Point corner, double w);
void draw_pot_plant(Sheet& sheet, Point foot, double scale);
void draw_tree(Sheet& sheet, Point foot, double scale, std::string_view leaves, std::string_view shade);
void draw_cloud(Sheet& sheet, Point corner, double scale, double opacity);
void draw_frame(Sheet& sheet, Point corner, double w, double h, std::string_view colour);  // a picture on a wall

// The plane in front: one large cropped thing in that lower corner of the canvas.
void draw_near(Sheet& sheet, content::NearThing thing, Point corner, double scale, bool at_end);
// A bubble about what matters; its tail points to `tip`.
inline constexpr double bubble_width = 176;
inline constexpr double bubble_height = 92;
void draw_accent(Sheet& sheet, content::Accent accent, Point corner, Point tip, double scale);

// A sofa by its seat, from one arm to the other; a scale of 1 is that of people in the background of a whole room.
struct Sofa {
  double from = 0;
  double to = 0;
  double seat = 0;
  double scale = 1;
};
void draw_sofa(Sheet& sheet, const Sofa& sofa);

}  // namespace pictures
