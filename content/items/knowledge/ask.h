// A statement is answered by one pick; "not sure" is a pick.
#pragma once

#include "items/knowledge/knowledge.h"
#include "items/knowledge/score.h"
#include "session/item_ask.h"

namespace session {

template <>
struct Ask<content::Knowledge> {
  struct State {
    std::optional<evaluation::KnowledgeValue> picked;
  };
  struct Action {
    evaluation::KnowledgeValue value;
  };

  static State update(State, const Action& action, const content::Knowledge&) { return {action.value}; }
  static bool is_answered(const State& state, const content::Knowledge&) { return state.picked.has_value(); }
  static Replies replies(const State& state, const content::Knowledge& item);
  static State picked_from(const Replies& replies, const content::Knowledge& item);
  static evaluation::KnowledgeKey key(const content::Knowledge& item) { return {item.is_true}; }
};

using AnswerKnowledge = Ask<content::Knowledge>::Action;

}  // namespace session
