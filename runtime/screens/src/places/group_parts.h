// What the screen of a group is made of: the vote on a question, and the notes of whoever leads.
#pragma once

#include <optional>

#include "screens/said.h"
#include "session/group.h"
#include "ui/widgets.h"

namespace screens {

using GroupAction = std::optional<session::Group::Action>;

// "A", "B" … as on the cards that a class holds up.
std::string option_letter(std::size_t option);
// Inside `area`, which it scrolls.
GroupAction draw_vote(const session::Group& group, ui::Rect area, ui::Frame& frame);
// Also what can be done anywhere: the handout is printed from here.
Said<session::Group> draw_notes(const session::Group& group, ui::Rect area, ui::Frame& frame);
// Minutes and seconds, and the button that starts or stops them.
float timer_height(const session::GroupTimer& timer, float width, ui::Frame& frame);
GroupAction draw_timer(const session::GroupTimer& timer, ui::Column& column, ui::Frame& frame);

}  // namespace screens
