// One thing to be rated alone on its page: a card for each step of the scale, in a row where they fit, else in a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/widgets.h"

namespace screens {

// Which step was pressed, from 1. The cards are `id`/1 and so on; with faces there are three.
std::optional<int> draw_scale_cards(const std::string& id, const std::vector<std::string>& labels, bool faces, std::optional<int> chosen, ui::Column& column, ui::Frame& frame);

}  // namespace screens
