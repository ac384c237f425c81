#include "setting.h"

#include <algorithm>
#include <array>

#include "indoors.h"
#include "outdoors.h"
#include "school.h"

namespace pictures {

using content::DayTime;
using content::Place;

void draw_far(Sheet& sheet, Place place, const Room& room) {
  switch (place) {
    case Place::cafe:
      return far_cafe(sheet, room);
    case Place::kitchen:
      return far_kitchen(sheet, room);
    case Place::classroom:
      return far_classroom(sheet, room);
    case Place::bedroom:
      return far_bedroom(sheet, room);
    case Place::living_room:
      return far_living_room(sheet, room);
    case Place::corridor:
      return far_corridor(sheet, room);
    case Place::staff_room:
      return far_staff_room(sheet, room);
    case Place::office:
      return far_office(sheet, room);
    case Place::hall:
      return far_hall(sheet, room);
    case Place::bus_stop:
      return far_bus_stop(sheet, room);
    case Place::park:
      return far_park(sheet, room);
    case Place::sports_field:
      return far_sports_field(sheet, room);
  }
}

void draw_middle(Sheet& sheet, Place place, const Room& room) {
  switch (place) {
    case Place::cafe:
      return middle_cafe(sheet, room);
    case Place::kitchen:
      return middle_kitchen(sheet, room);
    case Place::classroom:
      return middle_classroom(sheet, room);
    case Place::bedroom:
      return middle_bedroom(sheet, room);
    case Place::living_room:
      return middle_living_room(sheet, room);
    case Place::corridor:
      return middle_corridor(sheet, room);
    case Place::staff_room:
      return middle_staff_room(sheet, room);
    case Place::office:
      return middle_office(sheet, room);
    case Place::hall:
      return middle_hall(sheet, room);
    case Place::bus_stop:
      return middle_bus_stop(sheet, room);
    case Place::park:
      return middle_park(sheet, room);
    case Place::sports_field:
      return middle_sports_field(sheet, room);
  }
}

void draw_barrier(Sheet& sheet, Place place, const Room& room) {
  if (place == Place::cafe) barrier_cafe(sheet, room);
  if (place == Place::classroom) barrier_classroom(sheet, room);
  if (place == Place::park) barrier_park(sheet, room);
  if (place == Place::staff_room) barrier_staff_room(sheet, room);
  if (place == Place::office) barrier_office(sheet, room);
  if (place == Place::hall) barrier_hall(sheet, room);
}

std::string_view haze_of(Place place, DayTime time) {
  constexpr std::array<std::string_view, 12> hazes{"#FBE3B4", "#E6EFE2", "#F6EBD2", "#E4E0F2", "#DDE4EC", "#DCEBDD",
                                                   "#DFEBDC", "#F7DFCB", "#F3EBDB", "#DFE9EF", "#F1DDD2", "#F4E3C6"};
  return time == DayTime::evening ? "#E9C3AE" : hazes[static_cast<std::size_t>(place)];
}

bool has_table(Place place) {
  return place == Place::cafe || place == Place::kitchen || place == Place::classroom || place == Place::bedroom ||
         place == Place::staff_room || place == Place::office;
}

void draw_table(Sheet& sheet, Place place, double width, double top, double from_x, double to_x) {
  const bool pale = place == Place::classroom || place == Place::bedroom || place == Place::staff_room;
  const std::string_view surface = pale ? "#F0D9B0" : "#E3AE6C";
  const std::string_view edge = pale ? "#DDBE8A" : "#D09351";
  const std::string_view front = pale ? "#C79F68" : "#B97F45";
  const double right = std::min(to_x, width + 40);
  sheet.fill("M" + at({from_x, top}) + "H" + number(right - 24) + "Q" + at({right - 6, top}) + " " +
                 at({right, top + 42}) + "H" + number(from_x) + "Z",
             surface);
  sheet.fill("M" + at({right - 70, top}) + "H" + number(right - 24) + "Q" + at({right - 6, top}) + " " +
                 at({right, top + 42}) + "H" + number(right - 40) + "Q" + at({right - 44, top + 14}) + " " +
                 at({right - 70, top}) + "Z",
             edge, 0.7);
  sheet.rect({from_x, top + 54}, right - from_x - 14, canvas_height, front);
  sheet.rect({from_x, top + 41}, right - from_x, 15, edge);
}

}  // namespace pictures
