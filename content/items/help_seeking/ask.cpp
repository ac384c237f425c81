#include "items/help_seeking/ask.h"

namespace session {

using AskHelp = Ask<content::HelpSeeking>;

AskHelp::State AskHelp::start(const content::HelpSeeking& item, base::Random& random) {
  State state;
  for (std::size_t i = 0; i < item.rows.size(); ++i) state.order.push_back(i);
  random.shuffle(state.order);
  return state;
}

AskHelp::State AskHelp::update(State state, const Action& action, const content::HelpSeeking& item) {
  if (action.row >= item.rows.size() || action.rating < 1 || action.rating > points(item)) return state;
  state.ratings[action.row] = action.rating;
  return state;
}

Replies AskHelp::replies(const State& state, const content::HelpSeeking& item) {
  Replies replies;
  for (std::size_t i = 0; i < item.rows.size(); ++i) {
    const auto rated = state.ratings.find(i);
    replies.push_back({item.rows[i].id, rated == state.ratings.end() ? std::nullopt : std::optional(rated->second)});
  }
  return replies;
}

AskHelp::State AskHelp::picked_from(const Replies& replies, const content::HelpSeeking& item) {
  State state;
  for (const Reply& reply : replies) {
    for (std::size_t i = 0; i < item.rows.size(); ++i) {
      if (item.rows[i].id == reply.action && reply.value) state = update(std::move(state), {i, *reply.value}, item);
    }
  }
  return state;
}

evaluation::HelpSeekingKey AskHelp::key(const content::HelpSeeking& item) {
  evaluation::HelpSeekingKey key{points(item), {}};
  for (const content::HelpRow& row : item.rows) key.rows.push_back({row.id, row.reversed});
  return key;
}

}  // namespace session
