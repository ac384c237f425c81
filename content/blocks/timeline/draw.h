// Places along a road, and the scenes that are still free below it.
#pragma once

#include "blocks/timeline/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Timeline> {
  static BlockSaid<content::Timeline> draw(const content::Timeline& block,
                                           const session::StateOf<content::Timeline>& state,
                                           const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::StateOf<content::Timeline>& state, const content::Timeline& block,
                        ui::Frame& frame);
};

}  // namespace screens
