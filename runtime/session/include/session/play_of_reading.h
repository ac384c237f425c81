// The play of a block that is there to be read: nothing is done in it.
#pragma once

#include "session/play.h"

namespace session {

template <typename Block>
struct PlayOfReading {
  static constexpr bool is_measured = false;
  struct State {};
  struct Action {};

  static State update(State state, const Action&, const Block&) { return state; }
  static Progress progress(const State&, const Block&) { return {}; }
  static Steps steps(const State&) { return {}; }
  static State replay(const Steps&, const Block&) { return {}; }
  static Answers answers(const State&, const Block&) { return {}; }
};

}  // namespace session
