#include "connection.h"

#include <utility>

namespace collector_store {
namespace {

using base::ErrorCode;

ErrorCode code_of(int result) {
  switch (result & 0xFF) {
    case SQLITE_FULL: return ErrorCode::no_space;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::corrupt;
    case SQLITE_CONSTRAINT: return ErrorCode::invalid_input;
    default: return ErrorCode::io;
  }
}

constexpr int busy_timeout_ms = 5000;

}  // namespace

base::Result<Connection> Connection::open(const std::filesystem::path& path) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Connection connection(handle);
  if (result != SQLITE_OK) return connection.failure("cannot open " + path.string());
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  sqlite3_extended_result_codes(handle, 1);
  return connection;
}

Connection::Connection(Connection&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), kept_(std::move(other.kept_)) {}

Connection::~Connection() {
  if (kept_) {
    for (const auto& [sql, kept] : *kept_) sqlite3_finalize(kept.statement);
  }
  sqlite3_close(handle_);
}

sqlite3_stmt* Connection::prepare(const char* sql) const {
  const auto known = kept_->find(sql);
  if (known != kept_->end() && !known->second.in_use) {
    known->second.in_use = true;
    return known->second.statement;
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) return nullptr;
  if (known == kept_->end()) kept_->emplace(sqlite3_sql(statement), Kept{statement, true});
  return statement;
}

// One that is asked while it is asked already is there twice, and the second is not kept.
void Connection::put_back(sqlite3_stmt* statement) const {
  if (statement == nullptr) return;
  sqlite3_reset(statement);
  const auto known = kept_->find(sqlite3_sql(statement));
  if (known == kept_->end() || known->second.statement != statement) {
    sqlite3_finalize(statement);
    return;
  }
  sqlite3_clear_bindings(statement);
  known->second.in_use = false;
}

base::Result<void> Connection::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure("cannot write to the database");
  return {};
}

base::Result<void> Connection::run_again(const char* sql) { return Query(*this, sql).run(); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

int Connection::changes() const { return sqlite3_changes(handle_); }

tl::unexpected<base::Error> Connection::failure(const std::string& what) const {
  return base::fail(code_of(sqlite3_errcode(handle_)), what + ": " + sqlite3_errmsg(handle_));
}

Query::Query(const Connection& connection, const char* sql) : connection_(connection), statement_(connection.prepare(sql)) {
  bound_ = statement_ != nullptr;
}

Query::~Query() { connection_.put_back(statement_); }

Query& Query::bind(std::string_view text) {
  bound_ = bound_ && sqlite3_bind_text64(statement_, next_parameter_++, text.data() ? text.data() : "", text.size(),
                                         SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
  return *this;
}

Query& Query::bind(std::int64_t number) {
  bound_ = bound_ && sqlite3_bind_int64(statement_, next_parameter_++, number) == SQLITE_OK;
  return *this;
}

Query& Query::bind(const base::Bytes& bytes) {
  // Without bytes there is no pointer either, and SQLite would take that for NULL.
  const void* first = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  bound_ = bound_ && sqlite3_bind_blob64(statement_, next_parameter_++, first, bytes.size(), SQLITE_TRANSIENT) == SQLITE_OK;
  return *this;
}

base::Result<bool> Query::step() {
  if (!bound_) return connection_.failure("cannot ask the database");
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return connection_.failure("cannot use the database");
}

base::Result<void> Query::run() {
  while (true) {
    TRY_ASSIGN(const bool row, step());
    if (!row) return {};
  }
}

std::string Query::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : "";
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

base::Bytes Query::bytes(int column) const {
  const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  return bytes ? base::Bytes(bytes, bytes + sqlite3_column_bytes(statement_, column)) : base::Bytes{};
}

}  // namespace collector_store
