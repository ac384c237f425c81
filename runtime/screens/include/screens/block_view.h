// How a block looks: View<content::Page> and its like, one in the room of each block type
// (content/blocks/page/draw.h), drawn between the bars of the lesson:
//
//   static BlockSaid<Block> draw(const Block&, const session::StateOf<Block>&, const session::OpenLesson&, ui::Frame&);
//   static BlockBars bars(const session::StateOf<Block>&, const Block&, ui::Frame&);    // PlainBars has one
#pragma once

#include "screens/said.h"
#include "session/block_play.h"
#include "ui/frame.h"

namespace screens {

template <typename Block>
struct View;

template <typename Block>
using BlockSaid = SaidAction<session::ActionOf<Block>>;

// What a block wants of the bars around it.
struct BlockBars {
  std::string note;             // quiet words beside the primary action
  bool next_when_done = false;  // "Next" is not even there before
};

// For a block that wants nothing of them.
template <typename Block>
struct PlainBars {
  static BlockBars bars(const session::StateOf<Block>&, const Block&, ui::Frame&) { return {}; }
};

}  // namespace screens
