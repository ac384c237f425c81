// A situation is answered when each of its actions is rated.
#pragma once

#include <map>
#include <vector>

#include "base/random.h"
#include "items/scenario/scenario.h"
#include "items/scenario/score.h"
#include "session/item_ask.h"

namespace session {

template <>
struct Ask<content::Scenario> {
  struct State {
    std::map<std::size_t, int> ratings;  // by place of the action; 1 to 4
    std::vector<std::size_t> order{};    // in which the actions are shown, by place; as they are written when empty

    std::size_t shown(std::size_t at) const { return at < order.size() ? order[at] : at; }
  };
  struct Action {
    std::size_t action = 0;
    int rating = 0;  // 1 to 4
  };

  static State start(const content::Scenario& item, base::Random& random);
  static State update(State state, const Action& action, const content::Scenario& item);
  static bool is_answered(const State& state, const content::Scenario& item) { return state.ratings.size() == item.actions.size(); }
  static Replies replies(const State& state, const content::Scenario& item);
  static State picked_from(const Replies& replies, const content::Scenario& item);
  static evaluation::ScenarioKey key(const content::Scenario& item);
};

using RateAction = Ask<content::Scenario>::Action;

}  // namespace session
