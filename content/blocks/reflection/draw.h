// The question with much room around it, the prompts that were opened, and "I have thought about it".
#pragma once

#include "blocks/reflection/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Reflection> : PlainBars<content::Reflection> {
  static BlockSaid<content::Reflection> draw(const content::Reflection& block,
                                             const session::StateOf<content::Reflection>& state,
                                             const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
