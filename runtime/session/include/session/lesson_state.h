// The way through a lesson's blocks. Blocks already visited keep what was done in them, so that going
// back and forth changes nothing.
#pragma once

#include <variant>
#include <vector>

#include "content/lesson.h"
#include "session/chat_state.h"
#include "session/single_choice_state.h"
#include "session/tap_words_state.h"

namespace session {

struct PageState {};
struct CloseState {};

using BlockState = std::variant<PageState, TapWordsState, SingleChoiceState, ChatState, CloseState>;

struct LessonState {
  std::size_t at = 0;
  std::vector<BlockState> blocks;  // parallel to the lesson's blocks
};

LessonState start_lesson(const content::Lesson& lesson);

// Whether the reader may go on: one try at a choice, one tapped word, one ending reached.
bool block_is_done(const LessonState& state, const content::Lesson& lesson);

}  // namespace session
