// Whether everything on a screen can be read and touched: what `expect fits` means in a walk.
#pragma once

#include <string>
#include <vector>

#include "ui/frame.h"

namespace app {

// One sentence for each thing that is wrong; empty when the screen fits. `screen` is in logical units.
std::vector<std::string> what_does_not_fit(const std::vector<ui::Widget>& widgets, ui::Size screen);

}  // namespace app
