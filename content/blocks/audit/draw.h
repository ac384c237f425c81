// A statement over its five levels, or the summary: a card for each section, each statement leading back to itself.
#pragma once

#include "blocks/audit/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Audit> : PlainBars<content::Audit> {
  static BlockSaid<content::Audit> draw(const content::Audit& block, const session::StateOf<content::Audit>& state,
                                        const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
