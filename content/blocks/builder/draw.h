// Sections, the questions of one of them, and the document beside them; on narrow screens one after another, with the
// document on a page of its own.
#pragma once

#include "blocks/builder/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::Builder> {
  static BlockBars bars(const session::StateOf<content::Builder>& state, const content::Builder& block, ui::Frame& frame);
  static BlockSaid<content::Builder> draw(const content::Builder& block, const session::StateOf<content::Builder>& state,
                                          const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
