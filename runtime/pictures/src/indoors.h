// Rooms, as setting.h draws them.
#pragma once

#include "setting.h"

namespace pictures {

void draw_wall(Sheet& sheet, const Room& room, std::string_view light, std::string_view dark);
void draw_floor(Sheet& sheet, const Room& room, std::string_view colour, std::string_view line);

void far_cafe(Sheet& sheet, const Room& room);
void middle_cafe(Sheet& sheet, const Room& room);
void barrier_cafe(Sheet& sheet, const Room& room);
void far_kitchen(Sheet& sheet, const Room& room);
void middle_kitchen(Sheet& sheet, const Room& room);
void far_classroom(Sheet& sheet, const Room& room);
void middle_classroom(Sheet& sheet, const Room& room);
void barrier_classroom(Sheet& sheet, const Room& room);
void far_bedroom(Sheet& sheet, const Room& room);
void middle_bedroom(Sheet& sheet, const Room& room);
void far_living_room(Sheet& sheet, const Room& room);
void middle_living_room(Sheet& sheet, const Room& room);

}  // namespace pictures
