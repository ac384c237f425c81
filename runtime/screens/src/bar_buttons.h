// Buttons that stand in the lower bar, and in the upper one where that has no room.
#pragma once

#include <string>

#include "bars.h"

namespace screens {

// Of whoever leads a group.
std::string notes_label(const Bars& bars, const ui::Frame& frame);
bool notes_button(ui::Rect rect, const std::string& name, ui::Frame& frame);

struct Row {
  float start = 0;
  float end = 0;
  float y = 0;
};

// The quiet way on from a page that still has untried parts: at the end of the row, in words where they have room, in one, or as a sign; `end` moves to where the next thing may end.
MaybeAction draw_skip_rest(const session::PlaceAction& action, Row& row, ui::Frame& frame);

}  // namespace screens
