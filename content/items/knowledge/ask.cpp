#include "items/knowledge/ask.h"

namespace session {

Replies Ask<content::Knowledge>::replies(const State& state, const content::Knowledge&) {
  if (!state.picked) return {{"", std::nullopt}};
  return {{"", static_cast<int>(*state.picked)}};
}

Ask<content::Knowledge>::State Ask<content::Knowledge>::picked_from(const Replies& replies, const content::Knowledge&) {
  State state;
  for (const Reply& reply : replies) {
    const bool known = reply.value && *reply.value >= static_cast<int>(evaluation::KnowledgeValue::no) &&
                       *reply.value <= static_cast<int>(evaluation::KnowledgeValue::not_sure);
    if (known) state.picked = static_cast<evaluation::KnowledgeValue>(*reply.value);
  }
  return state;
}

}  // namespace session
