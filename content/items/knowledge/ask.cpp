#include "items/knowledge/ask.h"

namespace session {

Replies Ask<content::Knowledge>::replies(const State& state, const content::Knowledge&) {
  if (!state.picked) return {{"", std::nullopt}};
  return {{"", static_cast<int>(*state.picked)}};
}

}  // namespace session
