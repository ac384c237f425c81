// What the program itself says in a document.
#pragma once

#include "blocks/builder/play_sheet.h"
#include "ui/frame.h"

namespace screens {

session::SheetWords sheet_words(const ui::Frame& frame);
std::array<std::string, 7> weekday_names(const ui::Frame& frame);  // from Monday
std::array<std::string, 12> month_names(const ui::Frame& frame);   // as they stand in a date

}  // namespace screens
