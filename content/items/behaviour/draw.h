// The deed, how often below it, and "it didn't come up" as a way out that looks like "I'd rather not say" next to it.
#pragma once

#include "items/behaviour/ask.h"
#include "screens/item_view.h"

namespace screens {

template <>
struct ItemView<content::Behaviour> {
  static constexpr ItemRoom room{10, 10, 8};
  static PickedIn<content::Behaviour> draw(const content::Behaviour& item, const session::AskState<content::Behaviour>& picked, ui::Column& column,
                                     ui::Frame& frame);
};

}  // namespace screens
