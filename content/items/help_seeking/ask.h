// A question about help is answered when each of its rows is rated.
#pragma once

#include <map>
#include <vector>

#include "base/random.h"
#include "items/help_seeking/help_seeking.h"
#include "items/help_seeking/score.h"
#include "session/item_ask.h"

namespace session {

template <>
struct Ask<content::HelpSeeking> {
  struct State {
    std::map<std::size_t, int> ratings;  // by place of the row; 1 (very unlikely) to the item's number of points
    std::vector<std::size_t> order{};    // in which the rows are shown, by place; as they are written when empty

    std::size_t shown(std::size_t at) const { return at < order.size() ? order[at] : at; }
  };
  struct Action {
    std::size_t row = 0;
    int rating = 0;
  };

  static int points(const content::HelpSeeking& item) { return item.faces ? 3 : 5; }
  static State start(const content::HelpSeeking& item, base::Random& random);
  static State update(State state, const Action& action, const content::HelpSeeking& item);
  static bool is_answered(const State& state, const content::HelpSeeking& item) { return state.ratings.size() == item.rows.size(); }
  static Replies replies(const State& state, const content::HelpSeeking& item);
  static State picked_from(const Replies& replies, const content::HelpSeeking& item);
  static evaluation::HelpSeekingKey key(const content::HelpSeeking& item);
};

using RateHelp = Ask<content::HelpSeeking>::Action;

}  // namespace session
