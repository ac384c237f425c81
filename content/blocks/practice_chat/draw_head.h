// Who one is talking to, that they are pretend (R21), and the pause.
#pragma once

#include "blocks/practice_chat/draw_parts.h"

namespace screens {

// At the top of the conversation's card. Returns where the conversation begins.
float draw_chat_head(const content::PracticeChat& block, ui::Rect card, SaidInChat& action, ui::Frame& frame);

}  // namespace screens
