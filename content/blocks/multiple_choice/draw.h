// The choices one below the other, each with a box to tick and, once checked, with what is behind it.
#pragma once

#include "blocks/multiple_choice/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::MultipleChoice> : PlainBars<content::MultipleChoice> {
  static BlockSaid<content::MultipleChoice> draw(const content::MultipleChoice& block,
                                                 const session::StateOf<content::MultipleChoice>& state,
                                                 const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
