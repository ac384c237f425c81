#include "blocks/tap_words/play.h"

#include <algorithm>

namespace session {

using TapWordsPlay = Play<content::TapWords>;

TapWordsPlay::State TapWordsPlay::update(State state, const Action& action, const content::TapWords& block) {
  const bool known = std::any_of(block.targets.begin(), block.targets.end(),
                                 [&](const content::TapTarget& target) { return target.id == action.target; });
  if (!known) return state;
  std::erase(state.found, action.target);
  state.found.push_back(action.target);
  return state;
}

Progress TapWordsPlay::progress(const State& state, const content::TapWords&) {
  return {state.found.empty() ? std::size_t{0} : std::size_t{1}, 1};
}

TapWordsPlay::State TapWordsPlay::replay(const Steps& steps, const content::TapWords& block) {
  State state;
  for (const std::string& target : steps) state = update(std::move(state), {target}, block);
  return state;
}

bool all_signals_found(const TapWordsPlay::State& state, const content::TapWords& block) {
  return std::all_of(block.targets.begin(), block.targets.end(), [&](const content::TapTarget& target) {
    return !target.signal || std::find(state.found.begin(), state.found.end(), target.id) != state.found.end();
  });
}

}  // namespace session
