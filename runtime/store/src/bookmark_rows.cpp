#include "bookmark_rows.h"

namespace store {
namespace {

constexpr const char* nowhere = "there is no bookmark";

}  // namespace

base::Result<void> replace_bookmark(Database& database, const std::string& head) {
  TRY(database.run("DELETE FROM bookmark_step"));
  return database.run("INSERT OR REPLACE INTO bookmark (id, bookmark) VALUES (1, ?1)", {head});
}

base::Result<void> append_steps(Database& database, const std::vector<std::string>& steps) {
  TRY_ASSIGN(const std::int64_t heads, database.number("SELECT COUNT(*) FROM bookmark"));
  if (heads == 0) return base::fail(base::ErrorCode::not_found, nowhere);
  for (const std::string& step : steps) TRY(database.run("INSERT INTO bookmark_step (step) VALUES (?1)", {step}));
  return {};
}

base::Result<void> erase_bookmark(Database& database) {
  TRY(database.run("DELETE FROM bookmark_step"));
  return database.run("DELETE FROM bookmark");
}

base::Result<session::Bookmark> load_bookmark(Database& database) {
  TRY_ASSIGN(Query head, database.query("SELECT bookmark FROM bookmark"));
  TRY_ASSIGN(const bool found, head.next());
  if (!found) return base::fail(base::ErrorCode::not_found, nowhere);
  session::Bookmark bookmark{head.text(0), {}};
  TRY_ASSIGN(Query steps, database.query("SELECT step FROM bookmark_step ORDER BY id"));
  while (true) {
    TRY_ASSIGN(const bool more, steps.next());
    if (!more) return bookmark;
    bookmark.steps.push_back(steps.text(0));
  }
}

}  // namespace store
