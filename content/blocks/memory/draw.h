// The cards in rows; what is said below them.
#pragma once

#include "blocks/memory/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Memory> {
  static BlockSaid<content::Memory> draw(const content::Memory& block, const session::MemoryState& state,
                                         const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::MemoryState& state, const content::Memory& block, ui::Frame& frame);
};

}  // namespace screens
