// The words to tap stand in their paragraphs; what was tapped last answers below.
#pragma once

#include "blocks/tap_words/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::TapWords> {
  static BlockSaid<content::TapWords> draw(const content::TapWords& block, const session::StateOf<content::TapWords>& state,
                                    const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::StateOf<content::TapWords>& state, const content::TapWords& block, ui::Frame& frame);
};

}  // namespace screens
