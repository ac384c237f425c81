#include "items/behaviour/ask.h"

namespace session {

using AskBehaviour = Ask<content::Behaviour>;

AskBehaviour::State AskBehaviour::update(State state, const Action& action, const content::Behaviour&) {
  constexpr int most = static_cast<int>(evaluation::Score<content::Behaviour>::levels.size());
  const int* often = std::get_if<int>(&action.pick);
  if (often != nullptr && (*often < 1 || *often > most)) return state;
  return {action.pick};
}

Replies AskBehaviour::replies(const State& state, const content::Behaviour&) {
  if (!state.picked) return {{"", std::nullopt}};
  const int* often = std::get_if<int>(&*state.picked);
  if (often == nullptr) return {{"", std::nullopt, true}};
  return {{"", *often}};
}

AskBehaviour::State AskBehaviour::picked_from(const Replies& replies, const content::Behaviour& item) {
  State state;
  for (const Reply& reply : replies) {
    if (reply.did_not_come_up) state = update(state, {DidNotComeUp{}}, item);
    else if (reply.value) state = update(state, {*reply.value}, item);
  }
  return state;
}

}  // namespace session
