// SQLite with errors as values. One connection, used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

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

  base::Result<void> run(const char* sql);  // statements without results
  bool in_transaction() const;
  int changes() const;
  tl::unexpected<base::Error> failure(const std::string& what) const;  // of the last call
  sqlite3* handle() const { return handle_; }

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  sqlite3* handle_;
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
