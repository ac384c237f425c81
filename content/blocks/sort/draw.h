// The card in hand beside the groups, or above them where it is narrow; what is said to it below.
#pragma once

#include "blocks/sort/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Sort> {
  static BlockSaid<content::Sort> draw(const content::Sort& block, const session::SortState& state,
                                       const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::SortState& state, const content::Sort& block, ui::Frame& frame);
};

}  // namespace screens
