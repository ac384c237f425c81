// Words may be tapped in any order; the last one tapped is the one whose feedback stands.
#pragma once

#include "blocks/tap_words/tap_words.h"
#include "session/play.h"

namespace session {

template <>
struct Play<content::TapWords> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<std::string> found;  // target ids, the one tapped last at the end
  };
  struct Action {
    std::string target;
  };

  static State update(State state, const Action& action, const content::TapWords& block);
  static Progress progress(const State& state, const content::TapWords& block);  // one tapped word is enough
  static Steps steps(const State& state) { return state.found; }
  static State replay(const Steps& steps, const content::TapWords& block);
  static Answers answers(const State&, const content::TapWords&) { return {}; }
};

using TapTarget = Play<content::TapWords>::Action;

bool all_signals_found(const Play<content::TapWords>::State& state, const content::TapWords& block);

}  // namespace session
