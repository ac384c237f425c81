#include <algorithm>

#include "session/tap_words_state.h"

namespace session {

TapWordsState update(TapWordsState state, const TapTarget& action, const content::TapWordsBlock& block) {
  const bool known = std::any_of(block.targets.begin(), block.targets.end(),
                                 [&](const content::TapTarget& target) { return target.id == action.target; });
  if (!known) return state;
  std::erase(state.found, action.target);
  state.found.push_back(action.target);
  return state;
}

bool all_signals_found(const TapWordsState& state, const content::TapWordsBlock& block) {
  return std::all_of(block.targets.begin(), block.targets.end(), [&](const content::TapTarget& target) {
    return !target.signal || std::find(state.found.begin(), state.found.end(), target.id) != state.found.end();
  });
}

}  // namespace session
