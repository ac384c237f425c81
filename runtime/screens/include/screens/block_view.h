// How a block looks: View<content::Page> and its like, one in the room of each block type
// (content/blocks/page/draw.h), drawn between the bars of the lesson:
//
//   static BlockSaid<Block> draw(const Block&, const session::StateOf<Block>&, const session::OpenLesson&, ui::Frame&);
//   static BlockBars bars(const session::StateOf<Block>&, const Block&, ui::Frame&);    // PlainBars has one
#pragma once

#include <optional>
#include <string>

#include "screens/said.h"
#include "session/block_play.h"
#include "ui/frame.h"

namespace screens {

template <typename Block>
struct View;

template <typename Block>
using BlockSaid = SaidAction<session::ActionOf<Block>>;

// What a block wants of the bars around it. While some of its parts are untried, the primary action is the next of them,
// or waits; then a quiet way beside it goes on without them.
struct BlockBars {
  std::string note;             // quiet words beside the primary action
  bool next_when_done = false;  // "Next" is not even there before
  struct Part {
    std::string label;
    bool enabled = true;
    session::BlockAction action;
  };
  bool has_parts_left = false;
  std::optional<Part> next_part{};
};

// For a block that wants nothing of them.
template <typename Block>
struct PlainBars {
  static BlockBars bars(const session::StateOf<Block>&, const Block&, ui::Frame&) { return {}; }
};

}  // namespace screens
