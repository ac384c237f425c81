// SQLite with errors as values: one connection, prepared statements kept for the next time, and
// transactions that roll back unless committed. Not for more than one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/cancel.h"
#include "base/file.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// What a statement's ?1, ?2 … stand for; texts and bytes are only read during the call.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, const base::Bytes*>;

class Database;

// The rows of one query, one at a time. At most one for the same SQL text may be alive.
class Query {
 public:
  Query(Query&& other) noexcept;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  base::Result<bool> next();  // whether there is a row
  std::int64_t integer(int column) const;
  std::string text(int column) const;
  base::Bytes bytes(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  Query(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
  Database* database_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  // Makes the file when it is not there. WAL, synchronous=FULL, foreign keys, secure delete.
  static base::Result<std::unique_ptr<Database>> open(const std::filesystem::path& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  base::Result<void> script(const char* sql);
  base::Result<void> run(std::string_view sql, std::initializer_list<Value> values = {});
  base::Result<Query> query(std::string_view sql, std::initializer_list<Value> values = {});
  base::Result<std::int64_t> number(std::string_view sql, std::initializer_list<Value> values = {});  // of the one row
  std::int64_t changed() const;  // rows changed by the last run()

  base::Result<void> check_pages();  // corrupt when a page does not read well
  // Deleted rows would live on in the write-ahead log: this moves it into the file and empties it.
  base::Result<void> empty_log();

  base::Error error() const;  // of the last call

 private:
  friend class Transaction;
  friend class Interruptible;
  Database(sqlite3* handle, std::filesystem::path path) : handle_(handle), path_(std::move(path)) {}
  base::Result<void> configure();
  base::Result<void> check_length();
  base::Result<sqlite3_stmt*> prepared(std::string_view sql);

  sqlite3* handle_;
  std::filesystem::path path_;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

// While it lives, a statement that runs asks now and then whether it is cancelled, and then fails with
// unavailable. A commit that has begun is not asked any more.
class Interruptible {
 public:
  Interruptible(Database& database, const base::IsCancelled& is_cancelled);
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;
  ~Interruptible();

 private:
  Database& database_;
};

class Transaction {
 public:
  static base::Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  base::Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  void roll_back();
  Database* database_;
};

}  // namespace store
