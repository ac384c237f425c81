// SQLite without anything around it: what the store's figures are compared with. Errors are io. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

class RawDatabase {
 public:
  static base::Result<std::unique_ptr<RawDatabase>> open(const std::filesystem::path& file);
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;
  ~RawDatabase();

  base::Result<void> script(const std::string& sql);
  // One durable insert into a table like the store's, made by this call's first use.
  base::Result<void> insert_answer(const std::string& item);
  // Steps through every row and looks at every value; how many rows.
  base::Result<std::int64_t> read_all(const std::string& sql);

 private:
  RawDatabase() = default;
  base::Error error() const;

  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

}  // namespace bench
