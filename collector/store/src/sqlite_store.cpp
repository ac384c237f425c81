// Opening, keys, and units of work.
#include "collector_store/sqlite_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "inside.h"
#include "rows.h"
#include "schema.h"

namespace collector_store {

using base::ErrorCode;

// The file holds the collector's secret keys: nobody else may read it.
// Never truncates: another command may have made it a moment ago.
base::Result<void> create_privately(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return base::fail(ErrorCode::io, "cannot create " + path.string() + ": " + std::strerror(errno));
  ::close(descriptor);
  return {};
}

SqliteStore::SqliteStore(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
SqliteStore::~SqliteStore() = default;

base::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& path, Missing missing) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) {
    if (missing == Missing::refuse) return base::fail(ErrorCode::not_found, "there is no collector's database at " + path.string());
    TRY(create_privately(path));
  }
  TRY_ASSIGN(Connection to_write, Connection::open(path));
  TRY(prepare_schema(to_write, path.string()));
  // Memory instead of the file until the commit: a write in the middle would shut readers out early.
  TRY(to_write.run("PRAGMA cache_spill = OFF"));
  TRY_ASSIGN(Connection to_read, Connection::open(path));
  TRY(to_read.run("PRAGMA query_only = ON"));
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::make_unique<Inside>(std::move(to_read), std::move(to_write))));
}

base::Result<evaluation::KeyPairs> SqliteStore::keys(evaluation::RandomSource& random) {
  evaluation::KeyPairs keys;
  TRY(inside_->writes.run([&](Connection& connection) -> base::Result<void> {
    Query query(connection, "SELECT sign_public, sign_secret, box_public, box_secret FROM collector");
    TRY_ASSIGN(const bool made, query.step());
    if (made) {
      keys = {query.bytes(0), query.bytes(1), query.bytes(2), query.bytes(3)};
      return {};
    }
    keys = evaluation::make_key_pairs(random);
    return Query(connection, "INSERT INTO collector VALUES (1, ?, ?, ?, ?)")
        .bind(keys.sign_public).bind(keys.sign_secret).bind(keys.box_public).bind(keys.box_secret)
        .run();
  }));
  return keys;
}

base::Result<void> SqliteStore::reading(const Reading& unit) {
  const std::lock_guard lock(inside_->reading);
  Connection& connection = inside_->to_read;
  TRY(connection.run_again("BEGIN"));
  const base::Result<void> result = unit(SqliteRows(connection));
  const base::Result<void> ended = connection.run_again("ROLLBACK");
  return result ? ended : result;
}

base::Result<void> SqliteStore::writing(const Writing& unit) {
  return inside_->writes.run([&](Connection& connection) {
    SqliteRows rows(connection);
    return unit(rows);
  });
}

void SqliteStore::writing_later(Writing unit, Written done) {
  inside_->writes.run_later(
      [unit = std::move(unit)](Connection& connection) {
        SqliteRows rows(connection);
        return unit(rows);
      },
      std::move(done));
}

}  // namespace collector_store
