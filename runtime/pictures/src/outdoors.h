// Places under the sky, as setting.h draws them.
#pragma once

#include "setting.h"

namespace pictures {

void far_bus_stop(Sheet& sheet, const Room& room);
void middle_bus_stop(Sheet& sheet, const Room& room);
void far_park(Sheet& sheet, const Room& room);
void middle_park(Sheet& sheet, const Room& room);
void barrier_park(Sheet& sheet, const Room& room);
void far_sports_field(Sheet& sheet, const Room& room);
void middle_sports_field(Sheet& sheet, const Room& room);

}  // namespace pictures
