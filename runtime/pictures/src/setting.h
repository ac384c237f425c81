// Places: what lies behind the people, between them and in front of them. Every canvas is 516 units high; wide ones are
// wider. The horizon lies at 40 %, the light comes from the upper start corner.
#pragma once

#include "content/scene.h"
#include "sheet.h"

namespace pictures {

inline constexpr double canvas_height = 516;

struct Room {
  double width = 560;
  content::DayTime time = content::DayTime::day;
  content::Shot shot = content::Shot::half;
  bool sofa_taken = false;  // it is drawn where somebody sits on it

  double middle() const { return width / 2; }
  bool lit() const { return time == content::DayTime::evening; }
  double floor() const { return shot == content::Shot::full ? 372.0 : 430.0; }  // where it meets the wall
};

void draw_far(Sheet& sheet, content::Place place, const Room& room);      // wall, sky, window, ground
void draw_middle(Sheet& sheet, content::Place place, const Room& room);   // what stands behind everybody
void draw_barrier(Sheet& sheet, content::Place place, const Room& room);  // before the people in the middle plane
std::string_view haze_of(content::Place place, content::DayTime time);    // lies over the middle plane

bool has_table(content::Place place);
// In half shots, as wide as the picture; its surface begins at `top`.
void draw_table(Sheet& sheet, content::Place place, double width, double top, double from_x, double to_x);

}  // namespace pictures
