// Where a focus ring is looked at to see whether it is seen: in the middle of each of its sides, or, where it goes on below its
// window, of what is there of them.
#pragma once

#include <array>

#include "ui/frame.h"

namespace ui {

// That much inside the edge: start, end, top, bottom.
std::array<Point, 4> on_sides_of(const Ring& ring, float depth);

}  // namespace ui
