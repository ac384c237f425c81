#include "blocks/single_choice/play.h"

#include <algorithm>

#include "session/tried.h"

namespace session {

using SingleChoicePlay = Play<content::SingleChoice>;

SingleChoicePlay::State SingleChoicePlay::update(State state, const Action& action, const content::SingleChoice& block) {
  const bool known = std::any_of(block.choices.begin(), block.choices.end(),
                                 [&](const content::Choice& choice) { return choice.id == action.choice; });
  if (!known) return state;
  put_last(state.tried, action.choice);
  return state;
}

Progress SingleChoicePlay::progress(const State& state, const content::SingleChoice&) {
  return one_is_enough(state.tried);
}

SingleChoicePlay::State SingleChoicePlay::replay(const Steps& steps, const content::SingleChoice& block) {
  State state;
  for (const std::string& choice : steps) state = update(std::move(state), {choice}, block);
  return state;
}

bool good_choice_found(const SingleChoicePlay::State& state, const content::SingleChoice& block) {
  return std::any_of(block.choices.begin(), block.choices.end(), [&](const content::Choice& choice) {
    return choice.good && std::find(state.tried.begin(), state.tried.end(), choice.id) != state.tried.end();
  });
}

}  // namespace session
