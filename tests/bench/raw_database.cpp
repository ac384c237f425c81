#include "raw_database.h"

#include <sqlite3.h>

namespace bench {

base::Result<std::unique_ptr<RawDatabase>> RawDatabase::open(const std::filesystem::path& file) {
  std::unique_ptr<RawDatabase> database(new RawDatabase());
  if (sqlite3_open(file.c_str(), &database->handle_) != SQLITE_OK) return base::fail(database->error());
  return database;
}

RawDatabase::~RawDatabase() {
  sqlite3_finalize(insert_);
  sqlite3_close(handle_);
}

base::Error RawDatabase::error() const { return {base::ErrorCode::io, std::string("SQLite: ") + sqlite3_errmsg(handle_)}; }

base::Result<void> RawDatabase::script(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return base::fail(error());
  return {};
}

base::Result<void> RawDatabase::insert_answer(const std::string& item) {
  if (insert_ == nullptr) {
    TRY(script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE answer (sitting TEXT, wave TEXT, item TEXT, action TEXT, status TEXT, value INTEGER, "
               "PRIMARY KEY (sitting, wave, item, action)) STRICT, WITHOUT ROWID"));
    const char* sql = "INSERT INTO answer VALUES ('sitting-0', 'pre', ?1, '', 'answered', 1)";
    if (sqlite3_prepare_v2(handle_, sql, -1, &insert_, nullptr) != SQLITE_OK) return base::fail(error());
  }
  sqlite3_bind_text(insert_, 1, item.c_str(), -1, SQLITE_TRANSIENT);
  const int result = sqlite3_step(insert_);
  sqlite3_reset(insert_);
  if (result != SQLITE_DONE) return base::fail(error());
  return {};
}

base::Result<std::int64_t> RawDatabase::read_all(const std::string& sql) {
  sqlite3_stmt* rows = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &rows, nullptr) != SQLITE_OK) return base::fail(error());
  std::int64_t count = 0;
  int result = SQLITE_OK;
  while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(rows); ++column) sqlite3_column_text(rows, column);
    ++count;
  }
  sqlite3_finalize(rows);
  if (result != SQLITE_DONE) return base::fail(error());
  return count;
}

}  // namespace bench
