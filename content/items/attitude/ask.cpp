#include "items/attitude/ask.h"

namespace session {

using AskAttitude = Ask<content::Attitude>;

AskAttitude::State AskAttitude::update(State state, const Action& action, const content::Attitude& item) {
  if (action.value < 1 || action.value > points(item)) return state;
  return {action.value};
}

AskAttitude::State AskAttitude::picked_from(const Replies& replies, const content::Attitude& item) {
  State state;
  for (const Reply& reply : replies) {
    if (reply.value) state = update(state, {*reply.value}, item);
  }
  return state;
}

}  // namespace session
