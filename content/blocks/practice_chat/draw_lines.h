// The conversation: what has been said, and what is being written. Lines arrive one after another, each after about as
// long as writing it takes, and not before the one above can have been read.
#pragma once

#include <cstdint>

#include "blocks/practice_chat/draw_parts.h"

namespace screens {

// For how long the next line keeps the reader waiting. Lengths in code points.
std::int64_t pace_ms(std::size_t of_next, std::size_t of_last);

// Says when the next line has arrived; at once for who wants no motion.
void let_lines_arrive(const Chatting& chat, SaidInChat& action, ui::Frame& frame);

// Returns where the newest line begins.
float draw_chat_lines(const Chatting& chat, ui::Column& column, ui::Frame& frame);

}  // namespace screens
