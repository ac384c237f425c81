// A page is there to be read: nothing is done in it.
#pragma once

#include "blocks/page/page.h"
#include "session/play.h"

namespace session {

template <>
struct Play<content::Page> {
  static constexpr bool is_measured = false;
  struct State {};
  struct Action {};

  static State update(State state, const Action&, const content::Page&) { return state; }
  static Progress progress(const State&, const content::Page&) { return {}; }
  static Steps steps(const State&) { return {}; }
  static State replay(const Steps&, const content::Page&) { return {}; }
  static Answers answers(const State&, const content::Page&) { return {}; }
};

}  // namespace session
