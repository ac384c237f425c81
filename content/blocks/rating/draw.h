// The question over its scale, which lies across where its words have room and runs down where they have not.
#pragma once

#include "blocks/rating/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Rating> : PlainBars<content::Rating> {
  static BlockSaid<content::Rating> draw(const content::Rating& block, const session::StateOf<content::Rating>& state,
                                         const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
