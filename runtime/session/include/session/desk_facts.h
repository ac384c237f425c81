// What the desk tells a trainer about the kiosk: counts, never answers, and nothing finer than a week.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace session {

struct LessonsOfWeek {
  std::string week;  // "2026-W47"; "" while the clock could not be believed
  std::int64_t begun = 0;
  std::int64_t finished = 0;

  friend bool operator==(const LessonsOfWeek&, const LessonsOfWeek&) = default;
};

struct DeskFacts {
  std::vector<LessonsOfWeek> weeks;  // the latest first, at most eight
  std::int64_t answers_waiting = 0;  // in no group yet
  std::int64_t answers_sent = 0;
  std::int64_t answers_withheld = 0;
  std::int64_t batches_waiting = 0;  // for their receipt
  std::string last_receipt_week;     // "" when there was none
  bool is_enrolled = false;
  std::optional<std::uint64_t> free_bytes;

  friend bool operator==(const DeskFacts&, const DeskFacts&) = default;
};

enum class LessonCount { begun, finished };

struct LookAtKiosk {};                       // reported as DeskFacts
struct CountLesson { LessonCount what; };    // in this week

}  // namespace session
