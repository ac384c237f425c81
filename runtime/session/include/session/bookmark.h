// Where a reader is, as text, so that a kiosk that lost power opens the same step again: a line when the
// lesson was opened (bookmark_of), and a short line for each thing that changed since (the others). A
// later line takes the place of what earlier ones said of the same thing, so the last lines may be lost
// and any may stand twice. Names things by id; after a lesson has changed, what no longer exists is
// passed over.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "session/shell.h"

namespace session {

struct BookmarkedLesson {
  content::PackId pack;
  content::LessonId lesson;
  std::string page;  // which of its pages: "lesson/coins", "survey/pre/3", "thanks"; "" when it is not said
};

// The shell must be at a lesson visit or a group. Of a group it says the place in the lesson, and nothing of what the class
// did there.
std::string bookmark_of(const Shell& shell);

// What a step can say anew: the reader's settings, the sitting, the stage, the block the reader is at.
enum class Part { reader, sitting, stage, block };
std::string step_of(const Shell& shell, const std::set<Part>& parts);  // one line, so that it is whole or not there

// Which lesson has to be opened before restore(); corrupt when the text is not a bookmark.
base::Result<BookmarkedLesson> bookmarked_lesson(std::string_view bookmark);
// Of a group it gives the pad that asks for the PIN first (R29). Fails with corrupt, or with unavailable when the lesson is
// locked by now or there is no PIN.
base::Result<Shell> restore(Shell fresh, OpenLessonPointer open, std::string_view bookmark);

}  // namespace session
