// The question, and below it a row of ratings for each person or service.
#pragma once

#include "items/help_seeking/ask.h"
#include "screens/item_view.h"

namespace screens {

template <>
struct ItemView<content::HelpSeeking> {
  static constexpr ItemRoom room{6, 10, 2};
  static PickedIn<content::HelpSeeking> draw(const content::HelpSeeking& item, const session::AskState<content::HelpSeeking>& picked, ui::Column& column,
                                     ui::Frame& frame);
};

}  // namespace screens
