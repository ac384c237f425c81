// Opening, keys, tokens and stations.
#include "collector_store/sqlite_store.h"

#include <sys/stat.h>

#include <system_error>
#include <utility>

#include "inside.h"
#include "schema.h"

namespace collector_store {
namespace {

using base::ErrorCode;

api::Station station_at(const Query& row) {
  return {row.text(0), row.bytes(1), row.bytes(2), row.text(3), row.text(4), row.number(5), row.number(6) != 0};
}

constexpr const char* select_stations =
    "SELECT kiosk, sign_public, box_public, site_type, region, enrolled_s,"
    " EXISTS (SELECT 1 FROM voids WHERE voids.kiosk = stations.kiosk AND block = '') FROM stations ";

base::Result<void> insert_station(Connection& connection, const api::Station& station) {
  return Query(connection,
               "INSERT INTO stations VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kiosk) DO UPDATE SET"
               " box_public = excluded.box_public, site_type = excluded.site_type, region = excluded.region")
      .bind(station.kiosk).bind(station.sign_public).bind(station.box_public)
      .bind(station.site_type).bind(station.region).bind(station.enrolled_s)
      .run();
}

base::Result<std::string> use_token(Connection& connection, const api::Station& station, const std::string& token_id,
                                    const std::string& answer) {
  Query token(connection, "SELECT used_by, answer FROM tokens WHERE id = ?");
  TRY_ASSIGN(const bool known, token.bind(token_id).step());
  if (!known) return base::fail(ErrorCode::not_found, "there is no such token");
  const std::string used_by = token.text(0);
  if (used_by == station.kiosk) return token.text(1);
  if (!used_by.empty()) return base::fail(ErrorCode::invalid_input, "the token was used by another kiosk");
  TRY(Query(connection, "UPDATE tokens SET used_by = ?, answer = ? WHERE id = ?")
          .bind(station.kiosk).bind(answer).bind(token_id).run());
  TRY(insert_station(connection, station));
  return answer;
}

// The file holds the collector's secret keys: nobody else may read it.
base::Result<void> create_privately(const std::filesystem::path& path) {
  TRY(base::write_file(path, std::string_view()));
  if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) {
    return base::fail(ErrorCode::io, "cannot set the permissions of " + path.string());
  }
  return {};
}

}  // namespace

SqliteStore::SqliteStore(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
SqliteStore::~SqliteStore() = default;

base::Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& path, Missing missing) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) {
    if (missing == Missing::refuse) return base::fail(ErrorCode::not_found, "there is no collector's database at " + path.string());
    TRY(create_privately(path));
  }
  TRY_ASSIGN(Connection connection, Connection::open(path));
  TRY(prepare_schema(connection, path.string()));
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::make_unique<Inside>(std::move(connection))));
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

base::Result<void> SqliteStore::add_token(const api::Token& token) {
  return inside_->writes.run([&](Connection& connection) {
    return Query(connection, "INSERT INTO tokens (id, proof_key, site_type, region, created_s) VALUES (?, ?, ?, ?, ?)")
        .bind(token.id).bind(token.proof_key).bind(token.site_type).bind(token.region).bind(token.created_s)
        .run();
  });
}

base::Result<std::optional<api::Token>> SqliteStore::token(const std::string& id) {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection, "SELECT id, proof_key, site_type, region, created_s, used_by FROM tokens WHERE id = ?");
  TRY_ASSIGN(const bool found, query.bind(id).step());
  if (!found) return std::optional<api::Token>();
  return std::optional(api::Token{query.text(0), query.bytes(1), query.text(2), query.text(3), query.number(4), query.text(5)});
}

base::Result<std::string> SqliteStore::enrol(const api::Station& station, const std::string& token_id,
                                             const std::string& answer) {
  std::string kept;
  TRY(inside_->writes.run([&](Connection& connection) -> base::Result<void> {
    TRY_ASSIGN(kept, use_token(connection, station, token_id, answer));
    return {};
  }));
  return kept;
}

base::Result<std::optional<api::Station>> SqliteStore::station(const std::string& kiosk) {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection, (std::string(select_stations) + "WHERE kiosk = ?").c_str());
  TRY_ASSIGN(const bool found, query.bind(kiosk).step());
  if (!found) return std::optional<api::Station>();
  return std::optional(station_at(query));
}

base::Result<std::vector<api::Station>> SqliteStore::stations() {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection, (std::string(select_stations) + "ORDER BY kiosk").c_str());
  std::vector<api::Station> stations;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return stations;
    stations.push_back(station_at(query));
  }
}

base::Result<void> SqliteStore::add_void(const api::Void& statement) {
  return inside_->writes.run([&](Connection& connection) -> base::Result<void> {
    Query target(connection, statement.block.empty() ? "SELECT 1 FROM stations WHERE kiosk = ?1 AND ?2 = ''"
                                                     : "SELECT 1 FROM blocks WHERE kiosk = ?1 AND id = ?2");
    TRY_ASSIGN(const bool found, target.bind(statement.kiosk).bind(statement.block).step());
    if (!found) {
      return base::fail(ErrorCode::not_found, statement.block.empty() ? "no kiosk " + statement.kiosk + " is enrolled here"
                                                                      : "kiosk " + statement.kiosk + " has sent no block " + statement.block);
    }
    return Query(connection, "INSERT OR IGNORE INTO voids VALUES (?, ?, ?, ?, ?)")
        .bind(statement.kiosk).bind(statement.block).bind(statement.reason).bind(statement.statement).bind(statement.created_s)
        .run();
  });
}

}  // namespace collector_store
