// Three tiles in a row.
#pragma once

#include "items/knowledge/ask.h"
#include "screens/item_view.h"

namespace screens {

template <>
struct ItemView<content::Knowledge> {
  static constexpr ItemRoom room{30, 18, 18};
  static PickedIn<content::Knowledge> draw(const content::Knowledge& item, const session::AskState<content::Knowledge>& picked, ui::Column& column,
                                     ui::Frame& frame);
};

}  // namespace screens
