// A sentence is answered by one pick, 1 (not at all like me) to the item's number of points.
#pragma once

#include "items/attitude/attitude.h"
#include "items/attitude/score.h"
#include "session/item_ask.h"

namespace session {

template <>
struct Ask<content::Attitude> {
  struct State {
    std::optional<int> picked;
  };
  struct Action {
    int value = 0;
  };

  static int points(const content::Attitude& item) { return item.faces ? 3 : 5; }
  static State update(State state, const Action& action, const content::Attitude& item);
  static bool is_answered(const State& state, const content::Attitude&) { return state.picked.has_value(); }
  static Replies replies(const State& state, const content::Attitude&) { return {{"", state.picked}}; }
  static State picked_from(const Replies& replies, const content::Attitude& item);
  static evaluation::AttitudeKey key(const content::Attitude& item) { return {item.reversed, points(item)}; }
};

using SayHowLike = Ask<content::Attitude>::Action;

}  // namespace session
