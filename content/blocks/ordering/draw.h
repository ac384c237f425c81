// Places from the first to the last, and the cards that are still free beside them, or below where it is narrow.
#pragma once

#include "blocks/ordering/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Ordering> {
  static BlockSaid<content::Ordering> draw(const content::Ordering& block,
                                           const session::StateOf<content::Ordering>& state,
                                           const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::StateOf<content::Ordering>& state, const content::Ordering& block,
                        ui::Frame& frame);
};

}  // namespace screens
