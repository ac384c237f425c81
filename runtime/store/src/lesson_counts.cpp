#include "lesson_counts.h"

namespace store {

base::Result<void> count_lesson(Database& database, const std::string& week, session::LessonCount what) {
  const std::int64_t begun = what == session::LessonCount::begun ? 1 : 0;
  return database.run("INSERT INTO lesson_count (week, begun, finished) VALUES (?1, ?2, ?3) "
                      "ON CONFLICT (week) DO UPDATE SET begun = begun + excluded.begun, finished = finished + excluded.finished",
                      {week, begun, 1 - begun});
}

base::Result<std::vector<session::LessonsOfWeek>> latest_lesson_counts(Database& database) {
  TRY_ASSIGN(Query rows, database.query("SELECT week, begun, finished FROM lesson_count ORDER BY week DESC LIMIT 8"));
  std::vector<session::LessonsOfWeek> weeks;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return weeks;
    weeks.push_back({rows.text(0), rows.integer(1), rows.integer(2)});
  }
}

}  // namespace store
