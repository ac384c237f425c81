#include <algorithm>

#include "session/single_choice_state.h"

namespace session {

SingleChoiceState update(SingleChoiceState state, const PickChoice& action, const content::SingleChoiceBlock& block) {
  const bool known = std::any_of(block.choices.begin(), block.choices.end(),
                                 [&](const content::Choice& choice) { return choice.id == action.choice; });
  if (!known) return state;
  std::erase(state.tried, action.choice);
  state.tried.push_back(action.choice);
  return state;
}

bool good_choice_found(const SingleChoiceState& state, const content::SingleChoiceBlock& block) {
  return std::any_of(block.choices.begin(), block.choices.end(), [&](const content::Choice& choice) {
    return choice.good && std::find(state.tried.begin(), state.tried.end(), choice.id) != state.tried.end();
  });
}

}  // namespace session
