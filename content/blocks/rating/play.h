// One step is chosen at a time, and another may be. Which one is known to nobody but the reader: the bookmark on the
// disk says no more than that something was chosen.
#pragma once

#include <optional>

#include "blocks/rating/rating.h"
#include "session/play.h"

namespace session {

template <>
struct Play<content::Rating> {
  static constexpr bool is_measured = false;
  struct State {
    std::optional<std::string> chosen;  // a step's id
    bool was_done = false;              // before the program was started again
  };
  struct Action {
    std::string step;
  };

  static State update(State state, const Action& action, const content::Rating& block);
  static Progress progress(const State& state, const content::Rating& block);  // one step is enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Rating& block);
  static Answers answers(const State&, const content::Rating&) { return {}; }
};

using ChooseStep = Play<content::Rating>::Action;

// Nothing while nothing is chosen.
const content::RatingStep* chosen_step(const Play<content::Rating>::State& state, const content::Rating& block);

}  // namespace session
