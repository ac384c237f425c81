// What the evaluation needs to know of an instrument, copied out of it: the two libraries do not know
// each other.
#pragma once

#include "evaluation/scoring.h"
#include "session/library.h"

namespace app {

// The lesson must have an instrument.
evaluation::ScoringKey scoring_key_of(const session::OpenLesson& open);

}  // namespace app
