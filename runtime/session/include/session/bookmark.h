// Where a reader is, as text, so that a kiosk that lost power opens the same step again. Names things
// by id; after a lesson has changed, what no longer exists is passed over.
#pragma once

#include <string>
#include <string_view>

#include "session/app_state.h"

namespace session {

struct BookmarkedLesson {
  content::PackId pack;
  content::LessonId lesson;
};

std::string bookmark_of(const AppState& state);

// Which lesson has to be opened before restore(); corrupt when the text is not a bookmark.
base::Result<BookmarkedLesson> bookmarked_lesson(std::string_view bookmark);
base::Result<AppState> restore(AppState fresh, OpenLessonPointer open, std::string_view bookmark);

}  // namespace session
