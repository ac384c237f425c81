// Where the keyboard on the screen lies, and what of a page stays in sight above it: at least the field that is written
// into. In a low window the upper bar folds away for it, letters leave out their row of figures, and then it shows fewer
// keys at a time: they are never lower than a finger.
#pragma once

#include <string>
#include <vector>

#include "bars.h"
#include "ui/typing.h"

namespace screens {

struct KeyboardRoom {
  float height = 0;
  bool is_enough = false;
};

bool is_low_window(const ui::Frame& frame);
bool somebody_writes(ui::Frame& frame);
bool folds_bar(ui::Frame& frame);
// The upper bar makes room for what is written, and what would need a row of its own above the ways out waits for "Done".
void fold_for_writing(Bars& bars, ui::Frame& frame);

// `above` is what a page that is not low keeps for itself.
KeyboardRoom keyboard_room(const ui::Typing& typing, const std::vector<std::string>& languages, ui::Rect area, float above, const ui::Frame& frame);
void draw_keyboard(ui::Typing& typing, const std::vector<std::string>& languages, ui::Rect area, float height, ui::Frame& frame);

}  // namespace screens
