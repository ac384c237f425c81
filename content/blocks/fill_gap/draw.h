// The sentences, each as a card that takes a word; the words below, and what is said to the one laid last.
#pragma once

#include "blocks/fill_gap/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::FillGap> {
  static BlockSaid<content::FillGap> draw(const content::FillGap& block, const session::FillGapState& state,
                                          const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::FillGapState& state, const content::FillGap& block, ui::Frame& frame);
};

}  // namespace screens
