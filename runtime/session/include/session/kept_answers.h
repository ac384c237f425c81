// What a reader has confirmed, put back into the questions after a power cut, so that going back shows
// it and skipping a page keeps it. Pure.
#pragma once

#include <vector>

#include "evaluation/answer.h"
#include "session/shell.h"

namespace session {

// The selections that would give these answers; pages without any stay as they are, and so does what
// belongs to another wave or to an item the instrument no longer has.
SurveyState with_answers(SurveyState state, const std::vector<evaluation::Answer>& answers, const content::Instrument& instrument);

// The same for wherever the shell is, the questions after the lesson included that the reader came back from.
Shell with_answers(Shell shell, const std::vector<evaluation::Answer>& answers);

}  // namespace session
