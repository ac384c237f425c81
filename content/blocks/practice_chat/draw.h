// A conversation on one side, the replies or the ending on the other.
#pragma once

#include "blocks/practice_chat/play.h"
#include "screens/block_view.h"

namespace screens {

template <>
struct View<content::PracticeChat> {
  static BlockBars bars(const session::StateOf<content::PracticeChat>&, const content::PracticeChat&, ui::Frame& frame);
  static BlockSaid<content::PracticeChat> draw(const content::PracticeChat& block, const session::StateOf<content::PracticeChat>& state,
                                    const session::OpenLesson& open, ui::Frame& frame);
};

}  // namespace screens
