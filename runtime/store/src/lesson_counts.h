// How many lessons were begun and finished, by week: no reader, no lesson and nothing finer is in it.
#pragma once

#include <vector>

#include "database.h"
#include "session/desk_facts.h"

namespace store {

base::Result<void> count_lesson(Database& database, const std::string& week, session::LessonCount what);
base::Result<std::vector<session::LessonsOfWeek>> latest_lesson_counts(Database& database);

}  // namespace store
