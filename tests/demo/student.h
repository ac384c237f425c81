// One invented student at a kiosk, who taps what a child with such chances would tap, through the real screens; and others
// whose answers are kept as the screens keep them, without anybody drawing what they see.
#pragma once

#include "base/random.h"
#include "ledger.h"
#include "session/library.h"
#include "store/store.h"
#include "walk_steps.h"
#include "world.h"

namespace demo {

struct Student {
  Skill skill;
  bool asked = true;            // says yes to the questions
  bool hurries = false;         // taps on faster than anybody reads
  bool leaves_by_exit = false;  // in the middle of the lesson
  bool walks_away = false;      // the same, without a word
  bool deletes = false;         // has the answers deleted at the end
};

// Plays from the first screen to the first screen. Fails when a screen does not do what it should.
base::Result<void> play_student(app::WalkPlayer& player, const Student& student, base::Random& random, Ledger& ledger);

// Of a kiosk, by the arm that readers were dealt.
using Ledgers = std::map<base::Arm, Ledger>;

// Keeps the sitting of somebody who is asked before and after the lesson, in the form and the arm that the kiosk deals. The
// student comes of the school, and hurries or leaves after the first questions.
struct UnseenStudent {
  School school;
  bool hurries = false;
  bool leaves = false;
};
base::Result<void> keep_student(store::Store& store, const session::OpenLesson& lesson, const UnseenStudent& student, base::Random& random, Ledgers& ledgers);

}  // namespace demo
