// The last page is there to be read: nothing is done in it.
#pragma once

#include "blocks/close/close.h"
#include "session/play.h"

namespace session {

template <>
struct Play<content::Close> {
  static constexpr bool is_measured = false;
  struct State {};
  struct Action {};

  static State update(State state, const Action&, const content::Close&) { return state; }
  static Progress progress(const State&, const content::Close&) { return {}; }
  static Steps steps(const State&) { return {}; }
  static State replay(const Steps&, const content::Close&) { return {}; }
  static Answers answers(const State&, const content::Close&) { return {}; }
};

}  // namespace session
