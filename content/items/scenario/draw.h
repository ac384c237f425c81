// The situation, and below it a row of four ratings for each action.
#pragma once

#include "items/scenario/ask.h"
#include "screens/item_view.h"

namespace screens {

template <>
struct ItemView<content::Scenario> {
  static constexpr ItemRoom room{6, 10, 2};
  static PickedIn<content::Scenario> draw(const content::Scenario& item, const session::AskState<content::Scenario>& picked, ui::Column& column,
                                     ui::Frame& frame);
};

}  // namespace screens
