// Rows of a program's own connection, as an onlooker reads them between its calls.
#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "events.h"

namespace simulation {

class TableRow {
 public:
  explicit TableRow(sqlite3_stmt* statement) : statement_(statement) {}
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) const {
    const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return start == nullptr ? std::string() : std::string(start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  base::Bytes bytes(int column) const {
    const auto* start = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
    return start == nullptr ? base::Bytes() : base::Bytes(start, start + sqlite3_column_bytes(statement_, column));
  }

 private:
  sqlite3_stmt* statement_;
};

template <typename Visit>
void each_row(sqlite3* connection, const char* sql, Visit visit) {
  sqlite3_stmt* statement = nullptr;
  if (connection == nullptr || sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr) != SQLITE_OK) throw Broken("a database cannot be read: " + std::string(sql));
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) visit(TableRow(statement));
  sqlite3_finalize(statement);
  if (result != SQLITE_DONE) throw Broken("a database cannot be read: " + std::string(sqlite3_errmsg(connection)));
}

}  // namespace simulation
