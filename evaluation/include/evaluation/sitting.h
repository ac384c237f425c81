// One reader's visit, as the kiosk's store gives it once it has ended: finished, left by quick exit,
// or reset when idle. A sitting still going on is never handed over, and "Delete my answers" has
// removed what it removes before. Plain data; the id stays on the kiosk.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "evaluation/answer.h"
#include "evaluation/scoring.h"

namespace evaluation {

// Who answered what, as finely as it may ever be published. "*" in sex or age band: not asked, not
// answered, or coarsened.
struct Stratum {
  InstrumentRef instrument;
  std::string arm = "none";  // "none" without a trial, else the plan's name for it: "lesson", "waitlist"
  std::string age_band = "*";
  std::string sex = "*";

  friend auto operator<=>(const Stratum&, const Stratum&) = default;
};

// What a wall time is worth. Waits (coarsening, withholding) count only between plausible times.
enum class ClockQuality { unknown, plausible, anchored };

struct PhaseProgress {
  bool started = false;    // the first item was shown
  bool completed = false;  // the last page was confirmed
};

struct Sitting {
  std::string id;
  Stratum stratum;
  std::string week;  // ISO week in which it ended, "2026-W47"
  ClockQuality clock = ClockQuality::unknown;
  Form pre_form = Form::a;  // the other form is asked after
  PhaseProgress pre;
  PhaseProgress post;
  std::vector<Answer> answers;
};

}  // namespace evaluation
