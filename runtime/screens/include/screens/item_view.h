// How an item looks: ItemView<content::Knowledge> and its like, one in the room of each item type
// (content/items/TYPE/draw.h), drawn between the promise of privacy and "I'd rather not say":
//
//   static constexpr ItemRoom room{…};
//   static PickedIn<Item> draw(const Item&, const session::AskState<Item>&, ui::Column&, ui::Frame&);
#pragma once

#include <optional>

#include "session/survey_state.h"
#include "ui/frame.h"
#include "ui/widgets.h"

namespace screens {

template <typename Item>
struct ItemView;

template <typename Item>
using PickedIn = std::optional<session::AskAction<Item>>;

// The air around an item, so that the longest of its type fits the screen.
struct ItemRoom {
  float above = 0;    // the promise of privacy
  float between = 0;  // that and the item
  float below = 0;
};

}  // namespace screens
