// Tokens, stations and their keys, alarms, void statements and instruments.
#include "rows.h"

namespace collector_store {
namespace {

api::Token token_at(const Query& row) {
  return {row.text(0), row.bytes(1), row.text(2), row.text(3), row.number(4), row.text(5), row.text(6), row.text(7), base::arms_named_in(row.text(8)), row.number(9)};
}

api::Station station_at(const Query& row) {
  return {row.text(0), row.bytes(1), row.bytes(2), row.text(3), row.text(4), row.number(5), row.text(6), base::arms_named_in(row.text(7))};
}

api::RotationRow rotation_at(const Query& row) { return {row.text(0), row.number(1), row.text(2), row.text(3), row.number(4)}; }

api::Alarm alarm_at(const Query& row) {
  return {row.text(0), row.text(1), as_unsigned(row.number(2)), row.text(3), row.text(4), row.number(5)};
}

api::Void void_at(const Query& row) { return {row.text(0), row.text(1), row.text(2), row.text(3), row.number(4)}; }

api::InstrumentRow instrument_at(const Query& row) {
  return {row.text(0), row.text(1), row.number(2), row.text(3), row.text(4), row.number(5)};
}

api::AuditRow audit_at(const Query& row) {
  return {row.number(0), row.text(1), row.text(2), row.number(3), row.text(4), row.text(5), row.text(6)};
}

}  // namespace

base::Result<void> SqliteRows::change_one(Query& query, const std::string& what) {
  TRY(query.run());
  if (connection_.changes() == 0) return base::fail(base::ErrorCode::not_found, "there is no " + what);
  return {};
}

base::Result<std::optional<api::Token>> SqliteRows::token(const std::string& id) const {
  Query query(connection_,
              "SELECT id, proof_key, site_type, region, created_s, used_by, answer, site, arms, expires_s FROM tokens WHERE id = ?");
  query.bind(id);
  return one_row<api::Token>(query, token_at);
}

base::Result<std::vector<api::Token>> SqliteRows::tokens() const {
  Query query(connection_,
              "SELECT id, proof_key, site_type, region, created_s, used_by, answer, site, arms, expires_s FROM tokens ORDER BY id");
  return all_rows<api::Token>(query, token_at);
}

base::Result<void> SqliteRows::insert(const api::Token& token) {
  return Query(connection_, "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(token.id)
      .bind(token.proof_key)
      .bind(token.site_type)
      .bind(token.region)
      .bind(token.created_s)
      .bind(token.used_by)
      .bind(token.answer)
      .bind(token.site)
      .bind(base::arm_words(token.arms))
      .bind(token.expires_s)
      .run();
}

base::Result<void> SqliteRows::update(const api::Token& token) {
  Query query(connection_,
              "UPDATE tokens SET proof_key = ?, site_type = ?, region = ?, created_s = ?, used_by = ?, answer = ?, site = ?, arms = ?, expires_s = ? "
              "WHERE id = ?");
  query.bind(token.proof_key)
      .bind(token.site_type)
      .bind(token.region)
      .bind(token.created_s)
      .bind(token.used_by)
      .bind(token.answer)
      .bind(token.site)
      .bind(base::arm_words(token.arms))
      .bind(token.expires_s)
      .bind(token.id);
  return change_one(query, "token " + token.id);
}

base::Result<std::optional<api::Station>> SqliteRows::station(const std::string& kiosk) const {
  Query query(connection_,
              "SELECT kiosk, sign_public, box_public, site_type, region, enrolled_s, site, arms FROM stations WHERE kiosk = ?");
  query.bind(kiosk);
  return one_row<api::Station>(query, station_at);
}

base::Result<std::vector<api::Station>> SqliteRows::stations() const {
  Query query(connection_,
              "SELECT kiosk, sign_public, box_public, site_type, region, enrolled_s, site, arms FROM stations ORDER BY kiosk");
  return all_rows<api::Station>(query, station_at);
}

base::Result<void> SqliteRows::insert(const api::Station& station) {
  return Query(connection_, "INSERT INTO stations VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(station.kiosk)
      .bind(station.sign_public)
      .bind(station.box_public)
      .bind(station.site_type)
      .bind(station.region)
      .bind(station.enrolled_s)
      .bind(station.site)
      .bind(base::arm_words(station.arms))
      .run();
}

base::Result<void> SqliteRows::update(const api::Station& station) {
  Query query(
      connection_,
      "UPDATE stations SET sign_public = ?, box_public = ?, site_type = ?, region = ?, enrolled_s = ?, site = ?, arms = ? WHERE kiosk = ?");
  query.bind(station.sign_public)
      .bind(station.box_public)
      .bind(station.site_type)
      .bind(station.region)
      .bind(station.enrolled_s)
      .bind(station.site)
      .bind(base::arm_words(station.arms))
      .bind(station.kiosk);
  return change_one(query, "station " + station.kiosk);
}

base::Result<std::vector<api::RotationRow>> SqliteRows::rotations(const std::string& kiosk) const {
  Query query(connection_, "SELECT kiosk, counter, statement, receipt, received_s FROM rotations WHERE kiosk = ? ORDER BY counter");
  query.bind(kiosk);
  return all_rows<api::RotationRow>(query, rotation_at);
}

base::Result<void> SqliteRows::insert(const api::RotationRow& rotation) {
  return Query(connection_, "INSERT INTO rotations VALUES (?, ?, ?, ?, ?)")
      .bind(rotation.kiosk)
      .bind(rotation.counter)
      .bind(rotation.statement)
      .bind(rotation.receipt)
      .bind(rotation.received_s)
      .run();
}

base::Result<api::AlarmCounts> SqliteRows::alarm_counts(const std::string& kiosk) const {
  Query query(connection_, "SELECT count(*), count(quarantined) FROM alarms WHERE kiosk = ?");
  TRY(query.bind(kiosk).step());
  return api::AlarmCounts{query.number(0), query.number(1)};
}

base::Result<bool> SqliteRows::has_alarm(const api::ChainKey& chain, std::uint64_t sequence,
                                         const std::string& hash) const {
  return Query(connection_, "SELECT 1 FROM alarms WHERE kiosk = ? AND incarnation = ? AND sequence = ? AND hash = ?")
      .bind(chain.kiosk)
      .bind(chain.incarnation)
      .bind(as_signed(sequence))
      .bind(hash)
      .step();
}

base::Result<std::vector<api::Alarm>> SqliteRows::alarms() const {
  Query query(connection_, "SELECT kiosk, incarnation, sequence, hash, reason, received_s FROM alarms ORDER BY rowid");
  return all_rows<api::Alarm>(query, alarm_at);
}

base::Result<void> SqliteRows::insert(const api::Alarm& alarm, const std::optional<base::Bytes>& quarantined) {
  Query insert(connection_, "INSERT INTO alarms VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(alarm.kiosk)
      .bind(alarm.incarnation)
      .bind(as_signed(alarm.sequence))
      .bind(alarm.hash)
      .bind(alarm.reason)
      .bind(alarm.received_s);
  if (quarantined) insert.bind(*quarantined);
  return insert.run();
}

base::Result<bool> SqliteRows::has_void(const std::string& kiosk, const std::string& block) const {
  return Query(connection_, "SELECT 1 FROM voids WHERE kiosk = ? AND block = ?").bind(kiosk).bind(block).step();
}

base::Result<std::vector<api::Void>> SqliteRows::voids() const {
  Query query(connection_, "SELECT kiosk, block, reason, statement, created_s FROM voids ORDER BY kiosk, block");
  return all_rows<api::Void>(query, void_at);
}

base::Result<void> SqliteRows::insert(const api::Void& statement) {
  return Query(connection_, "INSERT INTO voids VALUES (?, ?, ?, ?, ?)")
      .bind(statement.kiosk)
      .bind(statement.block)
      .bind(statement.reason)
      .bind(statement.statement)
      .bind(statement.created_s)
      .run();
}

base::Result<std::optional<api::InstrumentRow>> SqliteRows::instrument(const std::string& manifest, const std::string& id) const {
  Query query(connection_, "SELECT manifest, id, version, pack, words, added_s FROM instruments WHERE manifest = ? AND id = ?");
  query.bind(manifest).bind(id);
  return one_row<api::InstrumentRow>(query, instrument_at);
}

base::Result<std::vector<api::InstrumentRow>> SqliteRows::instruments() const {
  Query query(connection_, "SELECT manifest, id, version, pack, words, added_s FROM instruments ORDER BY manifest, id");
  return all_rows<api::InstrumentRow>(query, instrument_at);
}

base::Result<void> SqliteRows::insert(const api::InstrumentRow& instrument) {
  return Query(connection_, "INSERT INTO instruments VALUES (?, ?, ?, ?, ?, ?)")
      .bind(instrument.manifest)
      .bind(instrument.id)
      .bind(instrument.version)
      .bind(instrument.pack)
      .bind(instrument.words)
      .bind(instrument.added_s)
      .run();
}

base::Result<std::optional<api::AuditRow>> SqliteRows::last_audit() const {
  Query query(connection_, "SELECT number, previous, hash, at_s, who, what, about FROM audit ORDER BY number DESC LIMIT 1");
  return one_row<api::AuditRow>(query, audit_at);
}

base::Result<std::vector<api::AuditRow>> SqliteRows::audit(std::int64_t after, std::size_t limit) const {
  Query query(connection_, "SELECT number, previous, hash, at_s, who, what, about FROM audit WHERE number > ? ORDER BY number LIMIT ?");
  query.bind(after).bind(as_signed(limit));
  return all_rows<api::AuditRow>(query, audit_at);
}

base::Result<void> SqliteRows::insert(const api::AuditRow& entry) {
  return Query(connection_, "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.number)
      .bind(entry.previous)
      .bind(entry.hash)
      .bind(entry.at_s)
      .bind(entry.who)
      .bind(entry.what)
      .bind(entry.about)
      .run();
}

}  // namespace collector_store
