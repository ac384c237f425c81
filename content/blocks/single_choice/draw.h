// The choices below one another; the one tried last answers below.
#pragma once

#include "blocks/single_choice/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::SingleChoice> : PlainBars<content::SingleChoice> {
  static BlockSaid<content::SingleChoice> draw(const content::SingleChoice& block, const session::StateOf<content::SingleChoice>& state,
                                    const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
