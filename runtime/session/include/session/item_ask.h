// How an item is asked, apart from how it looks: Ask<content::Knowledge> and its like, one in the room of
// each item type (content/items/TYPE/ask.h). Pure. A specialisation has:
//
//   struct State { … };                    // what is picked on the page; starts as State{}, or, where the order of what
//                                          // is shown is drawn by lot, as start() says, with a member `order`
//   static State start(const Item&, base::Random&);
//   using Action = …;                      // one pick
//   static State update(State, const Action&, const Item&);   // what is not offered changes nothing
//   static bool is_answered(const State&, const Item&);       // the page may be confirmed
//   static Replies replies(const State&, const Item&);        // what is kept of it, open ones too
//   static State picked_from(const Replies&, const Item&);    // what had to be picked for these; the inverse
//   static auto key(const Item&);          // what the evaluation scores by: Score<Item>::Key
//
// Skipping a page and preferring not to say are the same for all types: session/survey_state.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "items/types.h"

namespace session {

template <typename Item>
struct Ask;

// The reply to one question of an item.
struct Reply {
  std::string action;        // of items that ask about several
  std::optional<int> value;  // absent: still open
  bool did_not_come_up = false;  // said so, in place of a value
};
using Replies = std::vector<Reply>;

}  // namespace session
