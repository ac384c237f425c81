// The button that opens the card on which a sheet is printed or saved.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/sheet.h"
#include "session/shell.h"
#include "ui/widgets.h"

namespace screens {

ui::ButtonLook print_button_look();
// In a place of its own in the column.
std::optional<session::Anywhere> draw_print_button(std::string_view id, const std::string& label, ui::Column& column,
                                                   content::Sheet sheet, ui::Frame& frame);
session::Anywhere open_print_card(session::Printable sheet);

}  // namespace screens
