// The map of a story on a card, with what its signs mean.
#pragma once

#include "blocks/branching/play_map.h"
#include "ui/frame.h"

namespace screens {

float map_height(const ui::Frame& frame);
void draw_map(const session::StoryMap& map, ui::Rect card, ui::Frame& frame);

}  // namespace screens
