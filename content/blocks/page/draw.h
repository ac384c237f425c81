// A page: its picture beside its text.
#pragma once

#include "blocks/page/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Page> : PlainBars<content::Page> {
  static BlockSaid<content::Page> draw(const content::Page& block, const session::StateOf<content::Page>& state,
                                    const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
