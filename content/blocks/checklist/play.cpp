#include "blocks/checklist/play.h"

#include <algorithm>

namespace session {

using ChecklistPlay = Play<content::Checklist>;

ChecklistPlay::State ChecklistPlay::update(State state, const Action& action, const content::Checklist& block) {
  const bool known = std::any_of(block.items.begin(), block.items.end(),
                                 [&](const content::ChecklistItem& item) { return item.id == action.item; });
  if (!known) return state;
  if (has_tick(state, action.item, action.tick)) {
    state.ticks.erase(action.item);
  } else {
    state.ticks[action.item] = action.tick;
  }
  return state;
}

bool has_tick(const ChecklistPlay::State& state, const std::string& item, Tick tick) {
  const auto found = state.ticks.find(item);
  return found != state.ticks.end() && found->second == tick;
}

}  // namespace session
