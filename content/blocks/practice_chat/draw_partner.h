// Who one is talking to, in small: a face that the program draws, or the first letter of a name; and the colour a partner
// of a group keeps.
#pragma once

#include "blocks/practice_chat/draw_parts.h"

namespace screens {

ui::Tone tone_of_partner(std::size_t place);
void draw_partner(std::string_view id, const content::ChatPartner& partner, std::size_t place, ui::Rect circle, ui::Frame& frame);

}  // namespace screens
