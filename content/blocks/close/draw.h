// The last page, with the way to somebody who can help.
#pragma once

#include "blocks/close/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Close> : PlainBars<content::Close> {
  static BlockSaid<content::Close> draw(const content::Close& block, const session::StateOf<content::Close>& state,
                                    const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
