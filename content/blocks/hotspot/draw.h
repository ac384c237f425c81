// The whole picture, with nothing drawn on it but what was found; beside or below it what is said to that, and the
// places as a list for those who ask for it.
#pragma once

#include "blocks/hotspot/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Hotspot> {
  static BlockSaid<content::Hotspot> draw(const content::Hotspot& block, const session::HotspotState& state,
                                          const session::OpenLesson& open, ui::Frame& frame);
  static BlockBars bars(const session::HotspotState& state, const content::Hotspot& block, ui::Frame& frame);
};

}  // namespace screens
