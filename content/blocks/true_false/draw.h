// The statement over three tiles; the answer tried last has its feedback below.
#pragma once

#include "blocks/true_false/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::TrueFalse> : PlainBars<content::TrueFalse> {
  static BlockSaid<content::TrueFalse> draw(const content::TrueFalse& block, const session::StateOf<content::TrueFalse>& state,
                                            const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
