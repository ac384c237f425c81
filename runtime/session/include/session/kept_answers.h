// What a reader has confirmed, put back into the questions after a power cut, so that going back shows
// it and skipping a page keeps it: survey_state.h for one wave, here for wherever the shell is. Pure.
#pragma once

#include <vector>

#include "evaluation/answer.h"
#include "session/shell.h"

namespace session {

// The questions after the lesson included, that the reader came back from.
Shell with_answers(Shell shell, const std::vector<evaluation::Answer>& answers);

}  // namespace session
