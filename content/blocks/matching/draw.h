// Left sides in their order, right sides shuffled beside them; a pair that was found stands in one row.
#pragma once

#include "blocks/matching/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Matching> {
  static BlockSaid<content::Matching> draw(const content::Matching& block,
                                           const session::StateOf<content::Matching>& state,
                                           const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::StateOf<content::Matching>& state, const content::Matching& block,
                        ui::Frame& frame);
};

}  // namespace screens
