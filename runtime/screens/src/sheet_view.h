// A document as it will be printed, shown on the screen: the words are the same, pages are not.
#pragma once

#include <functional>
#include <string>

#include "content/sheet.h"
#include "ui/widgets.h"

namespace screens {

struct SheetLook {
  float letters = 1;  // how large, of what is read at an arm's length
  std::function<bool(const content::SheetPart&)> marked;  // what is being worked on; may be none
};

// Draws the sheet into the column, which is as wide as the paper without its margins.
void draw_sheet(const content::Sheet& sheet, const SheetLook& look, ui::Column& column, ui::Frame& frame);
// How high that will be.
float sheet_height(const content::Sheet& sheet, const SheetLook& look, float width, ui::Frame& frame);

}  // namespace screens
