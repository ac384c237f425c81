// How a practice chat or a story ended, and the way back to its beginning.
#pragma once

#include <string_view>

#include "content/branch.h"
#include "ui/widgets.h"

namespace screens {

// The card's texts are "ending/title" and "ending/text". True when the button with the id `again` was pressed.
bool draw_ending(const content::BranchEnding& ending, std::string_view again, ui::Column& column, ui::Frame& frame);

}  // namespace screens
