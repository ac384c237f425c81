// Every choice may be tried; each has its own feedback.
#pragma once

#include "blocks/single_choice/single_choice.h"
#include "session/play.h"

namespace session {

template <>
struct Play<content::SingleChoice> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<std::string> tried;  // choice ids, the one tried last at the end
  };
  struct Action {
    std::string choice;
  };

  static State update(State state, const Action& action, const content::SingleChoice& block);
  static Progress progress(const State& state, const content::SingleChoice& block);  // one try is enough
  static Steps steps(const State& state) { return state.tried; }
  static State replay(const Steps& steps, const content::SingleChoice& block);
  static Answers answers(const State&, const content::SingleChoice&) { return {}; }
};

using PickChoice = Play<content::SingleChoice>::Action;

bool good_choice_found(const Play<content::SingleChoice>::State& state, const content::SingleChoice& block);

}  // namespace session
