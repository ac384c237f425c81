// One invented student at a kiosk: taps what a child with such chances would tap, through the real
// screens, and notes it in the ledger.
#pragma once

#include "base/random.h"
#include "ledger.h"
#include "walk_steps.h"

namespace demo {

struct Student {
  double skill_before = 0.5;  // chance to answer a question well
  double skill_after = 0.7;
  double form_b_harder = 0;     // by so much less likely
  bool asked = true;            // says yes to the questions
  bool leaves_by_exit = false;  // in the middle of the lesson
  bool walks_away = false;      // the same, without a word
  bool deletes = false;         // has the answers deleted at the end
};

// Plays from the first screen to the first screen. Fails when a screen does not do what it should.
base::Result<void> play_student(app::WalkPlayer& player, const Student& student, base::Random& random, Ledger& ledger);

}  // namespace demo
