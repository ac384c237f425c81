#include "session/visit_progress.h"

#include <algorithm>
#include <utility>

namespace session {
namespace {

template <typename Lessons>
auto find(Lessons& lessons, const content::PackId& pack, const content::LessonId& lesson) {
  return std::find_if(lessons.begin(), lessons.end(),
                      [&](const VisitedLesson& visited) { return visited.pack == pack && visited.lesson == lesson; });
}

}  // namespace

LessonProgress progress_of(const VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson) {
  const auto found = find(progress.lessons, pack, lesson);
  if (found == progress.lessons.end()) return LessonProgress::untouched;
  return found->done ? LessonProgress::done : LessonProgress::begun;
}

std::size_t done_in(const VisitProgress& progress) {
  return static_cast<std::size_t>(
      std::count_if(progress.lessons.begin(), progress.lessons.end(), [](const VisitedLesson& visited) { return visited.done; }));
}

std::size_t done_in(const VisitProgress& progress, const content::PackId& pack) {
  return static_cast<std::size_t>(std::count_if(progress.lessons.begin(), progress.lessons.end(), [&](const VisitedLesson& visited) {
    return visited.done && visited.pack == pack;
  }));
}

void note_begun(VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson) {
  if (find(progress.lessons, pack, lesson) == progress.lessons.end()) progress.lessons.push_back({pack, lesson, false});
}

bool note_done(VisitProgress& progress, const content::PackId& pack, const content::LessonId& lesson) {
  note_begun(progress, pack, lesson);
  VisitedLesson& visited = *find(progress.lessons, pack, lesson);
  return !std::exchange(visited.done, true);
}

}  // namespace session
