// One reader's visit, or several that are linked, as the kiosk's store gives it once it has ended:
// finished, left by quick exit, or reset when idle. A sitting still going on is never handed over, and
// "Delete my answers" has removed what it removes before. Plain data; the id stays on the kiosk.
#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "evaluation/answer.h"

namespace evaluation {

// Which wording was asked: answers to different versions are never added up.
struct InstrumentRef {
  std::string id;  // "gifts-and-coins"
  int version = 0;
  std::string manifest_hash;  // 64 hex digits, BLAKE2b-256 of the pack's manifest

  friend auto operator<=>(const InstrumentRef&, const InstrumentRef&) = default;
};

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

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 3> base::enum_names<evaluation::ClockQuality>{"unknown", "plausible",
                                                                                            "anchored"};

namespace evaluation {

struct WaveProgress {
  bool started = false;    // the first item was shown
  bool completed = false;  // the last page was confirmed
};

struct Sitting {
  std::string id;
  Stratum stratum;
  std::string week;  // ISO week in which it ended, "2026-W47"
  ClockQuality clock = ClockQuality::unknown;
  Form first_form = Form::a;
  std::map<Wave, WaveProgress> waves;  // a wave that is not here was not seen
  bool hurried = false;  // gone through faster than anybody reads
  std::vector<Answer> answers;
  bool is_unpaired = false;      // a later visit that goes on from no first one
  bool may_come_back = false;    // it was begun with a card that still says whose it is, and nobody came back with it
};

// Every survey of the visit was gone through to its last page, whatever was skipped.
bool has_finished(const Sitting& sitting);
bool has_returned(const Sitting& sitting);  // and went through the questions of weeks later to their last page
// At least one item of the first visit, or of the later one where that is alone, was answered, not skipped.
bool says_something(const Sitting& sitting);

}  // namespace evaluation
