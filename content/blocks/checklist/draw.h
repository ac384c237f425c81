// A card for each item with its two ticks, and below them what the reader wants to do.
#pragma once

#include "blocks/checklist/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Checklist> : PlainBars<content::Checklist> {
  static BlockSaid<content::Checklist> draw(const content::Checklist& block,
                                            const session::StateOf<content::Checklist>& state,
                                            const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
