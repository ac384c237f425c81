#include "database.h"

#include <cerrno>
#include <charconv>
#include <sqlite3.h>
#include <utility>

namespace store {
namespace {

int last_errno(sqlite3_file* file) {
  int number = 0;
  if (file == nullptr || file->pMethods == nullptr) return number;
  file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

// SQLite knows ENOSPC as a full disk; a quota or a limit on file sizes is one as well to whoever has to
// do something about it. A commit that fails does not set sqlite3_system_errno, so the files are asked.
bool is_limit(sqlite3* handle, int result) {
  if (result != SQLITE_IOERR_WRITE) return false;
  for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", which, &file);
    const int number = last_errno(file);
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) return true;
  }
  return false;
}

base::ErrorCode code_of(int result) {
  switch (result & 0xff) {
    case SQLITE_FULL: return base::ErrorCode::no_space;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return base::ErrorCode::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return base::ErrorCode::unavailable;
    case SQLITE_CONSTRAINT: return base::ErrorCode::invalid_input;
    default: return base::ErrorCode::io;
  }
}

base::Error error_of(base::ErrorCode code, const std::string& path, const std::string& what) {
  switch (code) {
    case base::ErrorCode::no_space:
      return {code, "the disk is full, so " + path + " kept nothing of the last step: free some space"};
    case base::ErrorCode::corrupt:
      return {code, path + " is damaged (" + what +
                        "): nothing was changed, so move the data folder aside for repair and start with an empty one"};
    case base::ErrorCode::unavailable: return {code, path + " is in use by another program"};
    case base::ErrorCode::invalid_input: return {code, path + " refused a change that breaks its rules (" + what + ")"};
    default: return {base::ErrorCode::io, path + " cannot be read or written (" + what + ")"};
  }
}

struct Bind {
  sqlite3_stmt* statement;
  int place;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, place, number); }
  int operator()(std::string_view text) const {
    return sqlite3_bind_text64(statement, place, text.data() == nullptr ? "" : text.data(), text.size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  int operator()(const base::Bytes* bytes) const {
    return sqlite3_bind_blob64(statement, place, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
  }
};

// The check tells of a page that the disk did not give as of any damage: "Page 9: unable to get the page. error code=266".
bool was_not_given(std::string_view found) {
  constexpr std::string_view before_code = "error code=";
  const std::size_t at = found.find(before_code);
  if (at == std::string_view::npos) return false;
  int code = 0;
  const std::string_view digits = found.substr(at + before_code.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), code);
  return (code & 0xff) == SQLITE_IOERR;
}

}  // namespace

Query::Query(Query&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

base::Result<bool> Query::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return base::fail(database_->error());
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::text(int column) const {
  const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return start == nullptr ? std::string() : std::string(start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

base::Bytes Query::bytes(int column) const {
  const auto* start = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  return start == nullptr ? base::Bytes() : base::Bytes(start, start + sqlite3_column_bytes(statement_, column));
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(handle, path));
  if (result != SQLITE_OK) return base::fail(database->error());
  TRY(database->configure());
  return database;
}

base::Result<void> Database::configure() {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // One process owns the folder, so the log needs no memory shared with others: exclusive comes first.
  TRY(script("PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
             "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON"));
  TRY(number("SELECT COUNT(*) FROM sqlite_schema"));
  if (sqlite3_db_readonly(handle_, "main") == 1) {
    return base::fail(error_of(base::ErrorCode::io, path_.string(), "the file is read-only"));
  }
  std::string mode;
  {
    TRY_ASSIGN(Query journal, query("PRAGMA journal_mode = WAL"));
    TRY_ASSIGN(const bool answered, journal.next());
    if (answered) mode = journal.text(0);
  }
  if (mode != "wal") {
    return base::fail(error_of(base::ErrorCode::io, path_.string(), "no write-ahead log can be made beside it"));
  }
  return script("PRAGMA synchronous = FULL");
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

base::Error Database::error() const {
  const int result = sqlite3_extended_errcode(handle_);
  if (result == SQLITE_INTERRUPT) return base::cancelled();
  const std::string message = sqlite3_errmsg(handle_);
  const base::ErrorCode code = is_limit(handle_, result) ? base::ErrorCode::no_space : code_of(result);
  return error_of(code, path_.string(), message);
}

base::Result<void> Database::script(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return base::fail(error());
  return {};
}

base::Result<sqlite3_stmt*> Database::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
  if (result != SQLITE_OK) return base::fail(error());
  statements_.emplace(sql, statement);
  return statement;
}

base::Result<Query> Database::query(std::string_view sql, std::initializer_list<Value> values) {
  TRY_ASSIGN(sqlite3_stmt* const statement, prepared(sql));
  Query query(*this, statement);
  int place = 0;
  for (const Value& value : values) {
    if (std::visit(Bind{statement, ++place}, value) != SQLITE_OK) return base::fail(error());
  }
  return query;
}

base::Result<void> Database::run(std::string_view sql, std::initializer_list<Value> values) {
  TRY_ASSIGN(Query running, query(sql, values));
  TRY(running.next());
  return {};
}

base::Result<std::int64_t> Database::number(std::string_view sql, std::initializer_list<Value> values) {
  TRY_ASSIGN(Query rows, query(sql, values));
  TRY_ASSIGN(const bool found, rows.next());
  return found ? rows.integer(0) : 0;
}

std::int64_t Database::changed() const { return sqlite3_changes64(handle_); }

base::Result<void> Database::check_pages() {
  TRY_ASSIGN(Query check, query("PRAGMA quick_check(1)"));
  TRY_ASSIGN(const bool answered, check.next());
  if (!answered || check.text(0) != "ok") {
    std::string found = answered ? check.text(0) : "no answer";
    for (char& letter : found) {
      if (letter == '\n') letter = ' ';
    }
    if (was_not_given(found)) {
      return base::fail(base::ErrorCode::corrupt, path_.string() + " could not be read from its disk (" + found +
                                                      "): nothing was changed, so start again, and where that does not help copy the data folder to another disk");
    }
    return base::fail(error_of(base::ErrorCode::corrupt, path_.string(), found));
  }
  return check_length();
}

// SQLite reads a page of which the end is missing as if it ended in zeros. With a log beside it, a file may be short: what
// is missing is in the log.
base::Result<void> Database::check_length() {
  std::error_code problem;
  const auto log = std::filesystem::file_size(path_.string() + "-wal", problem);
  if (!problem && log > 0) return {};
  const auto length = static_cast<std::int64_t>(std::filesystem::file_size(path_, problem));
  TRY_ASSIGN(const std::int64_t page, number("PRAGMA page_size"));
  if (problem || length % page == 0) return {};
  return base::fail(error_of(base::ErrorCode::corrupt, path_.string(), "its last page is cut short"));
}

base::Result<void> Database::empty_log() { return run("PRAGMA wal_checkpoint(TRUNCATE)"); }

namespace {

constexpr int steps_between_questions = 1000;  // of SQLite's machine: some ten microseconds

int ask(void* is_cancelled) { return (*static_cast<const base::IsCancelled*>(is_cancelled))() ? 1 : 0; }

}  // namespace

Interruptible::Interruptible(Database& database, const base::IsCancelled& is_cancelled) : database_(database) {
  // SQLite only calls it and never writes through it.
  sqlite3_progress_handler(database_.handle_, steps_between_questions, &ask, const_cast<base::IsCancelled*>(&is_cancelled));
}

Interruptible::~Interruptible() { sqlite3_progress_handler(database_.handle_, 0, nullptr, nullptr); }

base::Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() { roll_back(); }

base::Result<void> Transaction::commit() {
  if (auto committed = database_->run("COMMIT"); !committed) {
    roll_back();
    return committed;
  }
  database_ = nullptr;
  return {};
}

// After a full disk SQLite has often rolled back by itself. A rollback that fails leaves the
// connection inside the transaction, and the next BEGIN reports it.
void Transaction::roll_back() {
  if (database_ == nullptr) return;
  if (sqlite3_get_autocommit(database_->handle_) == 0) {
    sqlite3_exec(database_->handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  database_ = nullptr;
}

}  // namespace store
