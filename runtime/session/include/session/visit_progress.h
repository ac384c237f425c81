// Which lessons were begun and done in this visit: what the lists show, and the panels of the reader's parasol. Ends with
// the visit and is written nowhere.
#pragma once

#include <cstddef>
#include <vector>

#include "content/lesson_parts.h"
#include "content/manifest.h"

namespace session {

enum class LessonProgress { untouched, begun, done };

struct VisitedLesson {
  content::PackId pack;
  content::LessonId lesson;
  bool done = false;

  friend bool operator==(const VisitedLesson&, const VisitedLesson&) = default;
};

struct VisitProgress {
  std::vector<VisitedLesson> lessons;  // in the order in which they were first begun

  friend bool operator==(const VisitProgress&, const VisitProgress&) = default;
};

LessonProgress progress_of(const VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson);
std::size_t done_in(const VisitProgress& progress);
std::size_t done_in(const VisitProgress& progress, const content::PackId& pack);
void note_begun(VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson);
// Once is for good; false when it was done already.
bool note_done(VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson);

}  // namespace session
