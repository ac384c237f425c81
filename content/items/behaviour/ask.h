// A deed is answered by how often, 1 (never) to 4 (most days), or by "it didn't come up".
#pragma once

#include "items/behaviour/behaviour.h"
#include "items/behaviour/score.h"
#include "session/item_ask.h"

namespace session {

template <>
struct Ask<content::Behaviour> {
  struct DidNotComeUp {
    friend bool operator==(const DidNotComeUp&, const DidNotComeUp&) = default;
  };
  using Pick = std::variant<int, DidNotComeUp>;
  struct State {
    std::optional<Pick> picked;
  };
  struct Action {
    Pick pick;
  };

  static State update(State state, const Action& action, const content::Behaviour& item);
  static bool is_answered(const State& state, const content::Behaviour&) { return state.picked.has_value(); }
  static Replies replies(const State& state, const content::Behaviour& item);
  static State picked_from(const Replies& replies, const content::Behaviour& item);
  static evaluation::BehaviourKey key(const content::Behaviour& item) { return {item.safer == content::Safer::often}; }
};

using SayHowOften = Ask<content::Behaviour>::Action;

}  // namespace session
