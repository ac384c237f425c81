// SQLite with errors as values. One connection, used by one thread at a time. What was asked once is kept prepared.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file.h"
#include "base/result.h"

namespace collector_store {

class Connection {
 public:
  static base::Result<Connection> open(const std::filesystem::path& path);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) = delete;
  Connection(const Connection&) = delete;
  ~Connection();

  base::Result<void> run(const char* sql);       // statements without results
  base::Result<void> run_again(const char* sql);  // one, which is kept prepared
  bool in_transaction() const;
  int changes() const;
  tl::unexpected<base::Error> failure(const std::string& what) const;  // of the last call
  sqlite3* handle() const { return handle_; }

 private:
  friend class Query;
  struct Kept {
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
  };
  using KeptStatements = std::unordered_map<std::string_view, Kept>;  // by their own text

  explicit Connection(sqlite3* handle) : handle_(handle), kept_(std::make_unique<KeptStatements>()) {}
  sqlite3_stmt* prepare(const char* sql) const;  // null: a mistake in the SQL
  void put_back(sqlite3_stmt* statement) const;

  sqlite3* handle_;
  std::unique_ptr<KeptStatements> kept_;
};

// A prepared statement. Parameters are bound in the order of the question marks. A mistake in the SQL
// shows as an error of the first step.
class Query {
 public:
  Query(const Connection& connection, const char* sql);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& bind(std::string_view text);
  Query& bind(std::int64_t number);
  Query& bind(const base::Bytes& bytes);

  base::Result<bool> step();  // true: a row stands ready
  base::Result<void> run();   // to the end, without rows

  std::string text(int column) const;
  std::int64_t number(int column) const;
  base::Bytes bytes(int column) const;

 private:
  const Connection& connection_;
  sqlite3_stmt* statement_ = nullptr;
  int next_parameter_ = 1;
  bool bound_ = true;
};

}  // namespace collector_store
