#include "crash_rows.h"

namespace store {

base::Result<void> add_crash(Database& database, const session::CrashedPage& page) {
  return database.run("INSERT INTO crash (pack, manifest_hash, lesson, page, times) VALUES (?1, ?2, ?3, ?4, 1) "
                      "ON CONFLICT DO UPDATE SET times = times + 1",
                      {page.pack.value, page.manifest_hash, page.lesson.value, page.page});
}

base::Result<void> erase_crashes(Database& database, const content::PackId& pack, const std::string& manifest_hash) {
  return database.run("DELETE FROM crash WHERE pack = ?1 AND manifest_hash = ?2", {pack.value, manifest_hash});
}

base::Result<std::vector<session::CrashCount>> load_crashes(Database& database) {
  TRY_ASSIGN(Query rows, database.query("SELECT pack, manifest_hash, lesson, page, times FROM crash ORDER BY pack, lesson, page, manifest_hash"));
  std::vector<session::CrashCount> crashes;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return crashes;
    crashes.push_back({{content::PackId(rows.text(0)), rows.text(1), content::LessonId(rows.text(2)), rows.text(3)},
                       static_cast<int>(rows.integer(4))});
  }
}

}  // namespace store
