// Rooms, as setting.h draws them.
#pragma once

#include "setting.h"

namespace pictures {

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
