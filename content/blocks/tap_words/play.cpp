#include "blocks/tap_words/play.h"

#include <algorithm>

#include "session/tried.h"

namespace session {

using TapWordsPlay = Play<content::TapWords>;

TapWordsPlay::State TapWordsPlay::update(State state, const Action& action, const content::TapWords& block) {
  const bool known = std::any_of(block.targets.begin(), block.targets.end(),
                                 [&](const content::TapTarget& target) { return target.id == action.target; });
  if (!known) return state;
  put_last(state.found, action.target);
  return state;
}

Progress TapWordsPlay::progress(const State& state, const content::TapWords&) {
  return one_is_enough(state.found);
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
