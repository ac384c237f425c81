#include "schema.h"

#include <array>

namespace collector_store {
namespace {

using base::ErrorCode;

constexpr std::int64_t application_id = 0x50534C43;  // "PSLC"

// Each brings the file from the version before to its own; never changed once released.
constexpr std::array<const char*, 5> migrations = {
    R"sql(
    CREATE TABLE collector (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sign_public BLOB NOT NULL, sign_secret BLOB NOT NULL, box_public BLOB NOT NULL, box_secret BLOB NOT NULL);
    CREATE TABLE tokens (
      id TEXT PRIMARY KEY, proof_key BLOB NOT NULL, site_type TEXT NOT NULL, region TEXT NOT NULL,
      created_s INTEGER NOT NULL, used_by TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE stations (
      kiosk TEXT PRIMARY KEY, sign_public BLOB NOT NULL, box_public BLOB NOT NULL, site_type TEXT NOT NULL,
      region TEXT NOT NULL, enrolled_s INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE chains (
      kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, batches INTEGER NOT NULL, highest INTEGER NOT NULL,
      contiguous INTEGER NOT NULL, head TEXT NOT NULL, parked INTEGER NOT NULL, parked_blocks INTEGER NOT NULL,
      PRIMARY KEY (kiosk, incarnation)) WITHOUT ROWID;
    CREATE TABLE batches (
      kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL,
      previous TEXT NOT NULL, receipt TEXT NOT NULL, received_s INTEGER NOT NULL,
      parked BLOB,  -- the whole batch, when its version is not known yet
      PRIMARY KEY (kiosk, incarnation, sequence)) WITHOUT ROWID;
    CREATE TABLE blocks (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL,
      sequence INTEGER NOT NULL,  -- of the batch
      json TEXT NOT NULL);
    CREATE TABLE parked_blocks (
      id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, batch INTEGER NOT NULL,
      sequence INTEGER NOT NULL, kind TEXT NOT NULL,
      json TEXT NOT NULL);  -- as it came
    CREATE TABLE alarms (
      kiosk TEXT NOT NULL, incarnation TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL,
      reason TEXT NOT NULL, received_s INTEGER NOT NULL,
      quarantined BLOB,  -- the refused batch; NULL when the kiosk already has many here
      PRIMARY KEY (kiosk, incarnation, sequence, hash));
    CREATE TABLE voids (
      kiosk TEXT NOT NULL, block TEXT NOT NULL, reason TEXT NOT NULL, statement TEXT NOT NULL,
      created_s INTEGER NOT NULL, PRIMARY KEY (kiosk, block)) WITHOUT ROWID;
    )sql",
    R"sql(
    ALTER TABLE tokens ADD COLUMN site TEXT NOT NULL DEFAULT '';
    ALTER TABLE stations ADD COLUMN site TEXT NOT NULL DEFAULT '';  -- '' for kiosks that enrolled before sites were known
    )sql",
    R"sql(
    ALTER TABLE tokens ADD COLUMN arms TEXT NOT NULL DEFAULT '';
    ALTER TABLE stations ADD COLUMN arms TEXT NOT NULL DEFAULT '';
    )sql",
    R"sql(
    CREATE TABLE instruments (
      manifest TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, pack TEXT NOT NULL,
      words TEXT NOT NULL,  -- what its blocks may name
      added_s INTEGER NOT NULL, PRIMARY KEY (manifest, id)) WITHOUT ROWID;
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY, previous TEXT NOT NULL, hash TEXT NOT NULL, at_s INTEGER NOT NULL,
      who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL);
    ALTER TABLE tokens ADD COLUMN expires_s INTEGER NOT NULL DEFAULT 0;
    )sql",
    R"sql(
    CREATE TABLE rotations (
      kiosk TEXT NOT NULL, counter INTEGER NOT NULL, statement TEXT NOT NULL, receipt TEXT NOT NULL,
      received_s INTEGER NOT NULL, PRIMARY KEY (kiosk, counter)) WITHOUT ROWID;
    )sql"};

base::Result<std::int64_t> read_number(Connection& connection, const char* sql) {
  Query query(connection, sql);
  TRY_ASSIGN(const bool row, query.step());
  return row ? query.number(0) : 0;
}

base::Result<void> migrate(Connection& connection, std::int64_t from) {
  for (auto version = static_cast<std::size_t>(from); version < migrations.size(); ++version) {
    TRY(connection.run(migrations[version]));
    const std::string mark = "PRAGMA application_id = " + std::to_string(application_id) +
                             "; PRAGMA user_version = " + std::to_string(version + 1);
    TRY(connection.run(mark.c_str()));
  }
  return {};
}

base::Result<void> bring_up_to_date(Connection& connection, const std::string& name) {
  TRY_ASSIGN(const std::int64_t version, read_number(connection, "PRAGMA user_version"));
  TRY_ASSIGN(const std::int64_t application, read_number(connection, "PRAGMA application_id"));
  TRY_ASSIGN(const std::int64_t tables, read_number(connection, "SELECT count(*) FROM sqlite_master"));
  if (application != application_id && (version != 0 || tables != 0)) {
    return base::fail(ErrorCode::corrupt, name + " is another program's database, not a collector's");
  }
  if (version > static_cast<std::int64_t>(migrations.size())) {
    return base::fail(ErrorCode::unsupported_version, name + " was written by a newer version of this program, which must be used to read it");
  }
  return migrate(connection, version);
}

}  // namespace

base::Result<void> prepare_schema(Connection& connection, const std::string& name) {
  const auto opened = connection.run("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
  if (!opened) {
    if (opened.error().code != ErrorCode::corrupt) return base::fail(opened.error());
    return base::fail(ErrorCode::corrupt, name + " is not a database, or is damaged");
  }
  if (auto done = bring_up_to_date(connection, name); !done) {
    if (connection.in_transaction()) TRY(connection.run("ROLLBACK"));
    return done;
  }
  return connection.run("COMMIT");
}

}  // namespace collector_store
