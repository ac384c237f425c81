// The scene and the map on one side, what could be done on the other; one below the other where the window is narrow.
#pragma once

#include "blocks/branching/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Branching> {
  static BlockSaid<content::Branching> draw(const content::Branching& block,
                                            const session::StateOf<content::Branching>& state,
                                            const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::StateOf<content::Branching>& state, const content::Branching& block, ui::Frame& frame);
};

}  // namespace screens
