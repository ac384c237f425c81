// A card one can choose, with a mark for "this one" that is a shape and not only a colour: beside its words in a list,
// or above them in a row of equal cards. None is right or wrong.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets.h"

namespace screens {

struct Option {
  std::string id;
  std::string label;
  std::string more;  // a quieter line below the label; may be empty
  std::string sign;  // in the mark while it is not chosen, such as a number; may be empty
  bool chosen = false;
  const ui::EmbeddedFile* picture = nullptr;  // instead of the empty mark
};

// In a list what is more stands below the label; in a table beside it, so that a long list is seen at once.
enum class OptionShape { in_list, in_row, in_table };

float option_height(const Option& option, float width, OptionShape shape, const ui::Frame& frame);
// Whether its words can stand in a row of cards that are so wide, or in a table of that width.
bool fits_in_row(const Option& option, float width, const ui::Frame& frame);
bool fits_in_table(const Option& option, float width, const ui::Frame& frame);
bool draw_option(const Option& option, ui::Rect rect, OptionShape shape, ui::Frame& frame);

// A card that is a control and looks like one when it is pointed at, held or focused; what stands on it is the
// caller's.
ui::ControlState draw_card_control(std::string_view id, ui::Rect rect, ui::Tone tone, ui::Frame& frame);

}  // namespace screens
