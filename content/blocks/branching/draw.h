// The scene and the map on one side, what could be done on the other; one below the other where the window is narrow.
#pragma once

#include "blocks/branching/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Branching> : PlainBars<content::Branching> {
  static BlockSaid<content::Branching> draw(const content::Branching& block,
                                            const session::StateOf<content::Branching>& state,
                                            const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
