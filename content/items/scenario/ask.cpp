#include "items/scenario/ask.h"

namespace session {

using AskScenario = Ask<content::Scenario>;

AskScenario::State AskScenario::start(const content::Scenario& item, base::Random& random) {
  State state;
  for (std::size_t i = 0; i < item.actions.size(); ++i) state.order.push_back(i);
  random.shuffle(state.order);
  return state;
}

AskScenario::State AskScenario::update(State state, const Action& action, const content::Scenario& item) {
  if (action.action >= item.actions.size() || action.rating < 1 || action.rating > 4) return state;
  state.ratings[action.action] = action.rating;
  return state;
}

Replies AskScenario::replies(const State& state, const content::Scenario& item) {
  Replies replies;
  for (std::size_t i = 0; i < item.actions.size(); ++i) {
    const auto rated = state.ratings.find(i);
    replies.push_back({item.actions[i].id, rated == state.ratings.end() ? std::nullopt : std::optional(rated->second)});
  }
  return replies;
}

AskScenario::State AskScenario::picked_from(const Replies& replies, const content::Scenario& item) {
  State state;
  for (const Reply& reply : replies) {
    for (std::size_t i = 0; i < item.actions.size(); ++i) {
      if (item.actions[i].id == reply.action && reply.value) state = update(std::move(state), {i, *reply.value}, item);
    }
  }
  return state;
}

evaluation::ScenarioKey AskScenario::key(const content::Scenario& item) {
  evaluation::ScenarioKey key{item.foil, {}};
  for (const content::ItemAction& action : item.actions) key.actions.push_back({action.id, action.key, action.probe});
  return key;
}

}  // namespace session
