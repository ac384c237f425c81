// The sentence, and below it how like the reader it is: three faces, or five words.
#pragma once

#include "items/attitude/ask.h"
#include "screens/item_view.h"

namespace screens {

template <>
struct ItemView<content::Attitude> {
  static constexpr ItemRoom room{18, 14, 14};
  static PickedIn<content::Attitude> draw(const content::Attitude& item, const session::AskState<content::Attitude>& picked, ui::Column& column,
                                     ui::Frame& frame);
};

}  // namespace screens
