// What the desk tells a trainer about the kiosk: counts, never answers, and nothing finer than a week.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/lesson_parts.h"
#include "content/manifest.h"

namespace session {

struct LessonsOfWeek {
  std::string week;  // "2026-W47"; "" while the clock could not be believed
  std::int64_t begun = 0;
  std::int64_t finished = 0;

  friend bool operator==(const LessonsOfWeek&, const LessonsOfWeek&) = default;
};

// R17: nobody at the desk learns what fewer than ten readers answered.
inline constexpr std::int64_t least_shown = 10;

// Of a construct, over the readers who were asked before and after: the mean score of the kiosk's closed groups, in
// thousandths.
struct ResultMean {
  std::string construct;
  std::int64_t readers = 0;
  std::int64_t before = 0;
  std::int64_t after = 0;

  friend bool operator==(const ResultMean&, const ResultMean&) = default;
};

struct LessonResult {
  content::PackId pack;  // "" with the lesson: of several
  content::LessonId lesson;
  std::string week;      // of the latest of them
  std::int64_t readers = 0;
  std::vector<ResultMean> means;

  friend bool operator==(const LessonResult&, const LessonResult&) = default;
};

inline bool is_shown(const ResultMean& mean) { return mean.readers >= least_shown; }

struct DeskFacts {
  std::vector<LessonsOfWeek> weeks;  // the latest first, at most eight
  std::int64_t answers_waiting = 0;  // in no group yet
  std::int64_t answers_sent = 0;
  std::int64_t answers_withheld = 0;
  std::int64_t batches_waiting = 0;  // for their receipt
  std::string last_receipt_week;     // "" when there was none
  bool is_enrolled = false;
  std::optional<std::uint64_t> free_bytes;
  std::vector<LessonResult> results{};
  bool has_address = false;  // of its collector; else sticks go there
  bool counts_anew = false;  // since this start: a file of this kiosk was damaged, or came from an older copy
  int arms = 0;              // of the trial it takes part in; 0: none

  friend bool operator==(const DeskFacts&, const DeskFacts&) = default;
};

enum class LessonCount { begun, finished };

struct LookAtKiosk {};                       // reported as DeskFacts
struct CountLesson { LessonCount what; };    // in this week

}  // namespace session
