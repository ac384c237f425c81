// A button in the middle, below the answers of a question: a way not to give one. All of them look alike.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets.h"

namespace screens {

bool draw_aside_button(std::string_view id, const std::string& label, const ui::ButtonLook& look, ui::Column& column, ui::Frame& frame);

}  // namespace screens
