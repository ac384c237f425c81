// How results leave this kiosk, as a card of the overview: at once by the network, or on a stick, and what became of it.
#pragma once

#include "desk/desk_parts.h"

namespace screens {

float send_card_height(const session::DeskFacts& facts, const session::SendWork& work, float width, ui::Frame& frame);
SaidInPart<session::DeskOverview> draw_send_card(const session::DeskFacts& facts, const session::SendWork& work, ui::Rect rect, ui::Frame& frame);

}  // namespace screens
