// api::Rows on one connection, inside whatever transaction is open on it.
#pragma once

#include "api/store.h"
#include "connection.h"

namespace collector_store {

class SqliteRows final : public api::Rows {
 public:
  explicit SqliteRows(Connection& connection) : connection_(connection) {}

  base::Result<std::optional<api::Token>> token(const std::string& id) const override;
  base::Result<std::vector<api::Token>> tokens() const override;
  base::Result<void> insert(const api::Token& token) override;
  base::Result<void> update(const api::Token& token) override;

  base::Result<std::optional<api::Station>> station(const std::string& kiosk) const override;
  base::Result<std::vector<api::Station>> stations() const override;
  base::Result<void> insert(const api::Station& station) override;
  base::Result<void> update(const api::Station& station) override;

  base::Result<std::vector<api::RotationRow>> rotations(const std::string& kiosk) const override;
  base::Result<void> insert(const api::RotationRow& rotation) override;

  base::Result<std::optional<api::Chain>> chain(const api::ChainKey& key) const override;
  base::Result<std::vector<api::Chain>> chains() const override;
  base::Result<void> insert(const api::Chain& chain) override;
  base::Result<void> update(const api::Chain& chain) override;

  base::Result<std::vector<api::BatchRow>> batches(const api::ChainKey& chain, std::uint64_t first,
                                                   std::size_t limit) const override;
  base::Result<void> insert(const api::BatchRow& batch, const std::optional<base::Bytes>& parked) override;

  base::Result<std::optional<std::string>> kiosk_of_block(const std::string& id) const override;
  base::Result<std::int64_t> last_position() const override;
  base::Result<std::vector<api::BlockRow>> blocks(std::int64_t after, std::int64_t last,
                                                  std::size_t limit) const override;
  base::Result<void> insert(const api::BlockRow& block) override;

  base::Result<std::vector<api::ParkedBlockRow>> parked_blocks(const std::string& after,
                                                               std::size_t limit) const override;
  base::Result<void> insert(const api::ParkedBlockRow& block) override;
  base::Result<void> remove_parked_block(const std::string& id) override;

  base::Result<api::AlarmCounts> alarm_counts(const std::string& kiosk) const override;
  base::Result<bool> has_alarm(const api::ChainKey& chain, std::uint64_t sequence,
                               const std::string& hash) const override;
  base::Result<std::vector<api::Alarm>> alarms() const override;
  base::Result<void> insert(const api::Alarm& alarm, const std::optional<base::Bytes>& quarantined) override;

  base::Result<bool> has_void(const std::string& kiosk, const std::string& block) const override;
  base::Result<std::vector<api::Void>> voids() const override;
  base::Result<void> insert(const api::Void& statement) override;

  base::Result<std::optional<api::InstrumentRow>> instrument(const std::string& manifest, const std::string& id) const override;
  base::Result<std::vector<api::InstrumentRow>> instruments() const override;
  base::Result<void> insert(const api::InstrumentRow& instrument) override;

  base::Result<std::optional<api::AuditRow>> last_audit() const override;
  base::Result<std::vector<api::AuditRow>> audit(std::int64_t after, std::size_t limit) const override;
  base::Result<void> insert(const api::AuditRow& entry) override;

 private:
  base::Result<void> change_one(Query& query, const std::string& what);  // not_found unless it changed a row

  Connection& connection_;
};

// Every row that is left, made by `make`.
template <typename Row, typename Make>
base::Result<std::vector<Row>> all_rows(Query& query, const Make& make) {
  std::vector<Row> rows;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return rows;
    rows.push_back(make(query));
  }
}

template <typename Row, typename Make>
base::Result<std::optional<Row>> one_row(Query& query, const Make& make) {
  TRY_ASSIGN(const bool row, query.step());
  if (!row) return std::optional<Row>();
  return std::optional<Row>(make(query));
}

// Sequences are below 2^53 (api::Collector refuses others), limits small.
inline std::int64_t as_signed(std::uint64_t number) { return static_cast<std::int64_t>(number); }
inline std::uint64_t as_unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}  // namespace collector_store
