// How a block is played, apart from how it looks: Play<content::Page> and its like, one in the room of
// each block type (content/blocks/page/play.h). Pure. What a specialisation must have is checked by the
// concept Playable in session/block_play.h:
//
//   static constexpr bool is_measured;   // whether there may be answers
//   struct State { … };                  // what the reader has done in it; starts as State{}. A member `seed` is given
//                                        // the sitting's by replay(steps, block, seed), for what is drawn or
//                                        // stands in another order each time; a member
                                        // show_at_once() is called for what comes bit by bit, when an interrupted visit goes on
//   using Action = …;                    // what can be done in it
//   static State update(State, const Action&, const Block&);       // what is not offered changes nothing
//   static Progress progress(const State&, const Block&);          // is_done(): the reader may go on
//   static Steps steps(const State&);                              // for bookmarks and class votes
//   static State replay(const Steps&, const Block&);               // steps no longer offered are passed over
//   static Answers answers(const State&, const Block&);            // coded choices, for the evaluation
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/answer.h"

namespace session {

template <typename Block>
struct Play;

// What was done, first to last, as ids that stay when texts change.
using Steps = std::vector<std::string>;
using Answers = std::vector<evaluation::Answer>;

// How far along something is.
struct Progress {
  std::size_t at = 0;
  std::size_t of = 0;

  bool is_done() const { return at >= of; }
};


}  // namespace session
