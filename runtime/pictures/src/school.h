// The rooms of a school in which grown-ups talk, as setting.h draws them.
#pragma once

#include "setting.h"

namespace pictures {

void far_corridor(Sheet& sheet, const Room& room);
void middle_corridor(Sheet& sheet, const Room& room);
void far_staff_room(Sheet& sheet, const Room& room);
void middle_staff_room(Sheet& sheet, const Room& room);
void barrier_staff_room(Sheet& sheet, const Room& room);
void far_office(Sheet& sheet, const Room& room);
void middle_office(Sheet& sheet, const Room& room);
void barrier_office(Sheet& sheet, const Room& room);
void far_hall(Sheet& sheet, const Room& room);
void middle_hall(Sheet& sheet, const Room& room);
void barrier_hall(Sheet& sheet, const Room& room);

}  // namespace pictures
