// The collector's port in memory: the tables as maps, a unit of work as a copy that takes the tables'
// place when it succeeds. Readers keep the tables they began with, so nobody waits for them.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "api/store.h"

namespace support {

class MemoryRows final : public api::Rows {
 public:
  base::Result<std::optional<api::Token>> token(const std::string& id) const override { return find(tokens_, id); }
  base::Result<std::vector<api::Token>> tokens() const override { return values(tokens_); }
  base::Result<void> insert(const api::Token& token) override { return add(tokens_, token.id, token); }
  base::Result<void> update(const api::Token& token) override { return change(tokens_, token.id, token); }

  base::Result<std::optional<api::Station>> station(const std::string& kiosk) const override {
    return find(stations_, kiosk);
  }
  base::Result<std::vector<api::Station>> stations() const override { return values(stations_); }
  base::Result<void> insert(const api::Station& station) override { return add(stations_, station.kiosk, station); }
  base::Result<void> update(const api::Station& station) override { return change(stations_, station.kiosk, station); }

  base::Result<std::vector<api::RotationRow>> rotations(const std::string& kiosk) const override {
    std::vector<api::RotationRow> of_kiosk;
    for (const auto& [key, row] : rotations_) {
      if (key.first == kiosk) of_kiosk.push_back(row);
    }
    return of_kiosk;
  }
  base::Result<void> insert(const api::RotationRow& rotation) override { return add(rotations_, {rotation.kiosk, rotation.counter}, rotation); }

  base::Result<std::optional<api::Chain>> chain(const api::ChainKey& key) const override { return find(chains_, key); }
  base::Result<std::vector<api::Chain>> chains() const override { return values(chains_); }
  base::Result<void> insert(const api::Chain& chain) override { return add(chains_, chain.key, chain); }
  base::Result<void> update(const api::Chain& chain) override { return change(chains_, chain.key, chain); }

  base::Result<std::vector<api::BatchRow>> batches(const api::ChainKey& chain, std::uint64_t first,
                                                   std::size_t limit) const override {
    std::vector<api::BatchRow> page;
    for (auto row = batches_.lower_bound({chain, first}); row != batches_.end() && page.size() < limit; ++row) {
      if (row->first.first != chain) break;
      page.push_back(row->second);
    }
    return page;
  }
  base::Result<void> insert(const api::BatchRow& batch, const std::optional<base::Bytes>& parked) override {
    TRY(add(batches_, {batch.chain, batch.link.sequence}, batch));
    if (parked) parked_batches_[{batch.chain, batch.link.sequence}] = *parked;
    return {};
  }

  base::Result<std::optional<std::string>> kiosk_of_block(const std::string& id) const override {
    const auto parked = parked_.find(id);
    if (parked != parked_.end()) return std::optional(parked->second.chain.kiosk);
    const auto block =
        std::find_if(blocks_.begin(), blocks_.end(), [&](const api::BlockRow& row) { return row.id == id; });
    return block == blocks_.end() ? std::optional<std::string>() : std::optional(block->chain.kiosk);
  }
  base::Result<std::int64_t> last_position() const override { return static_cast<std::int64_t>(blocks_.size()); }
  base::Result<std::vector<api::BlockRow>> blocks(std::int64_t after, std::int64_t last,
                                                  std::size_t limit) const override {
    std::vector<api::BlockRow> page;
    for (const api::BlockRow& row : blocks_) {
      if (row.position > after && row.position <= last && page.size() < limit) page.push_back(row);
    }
    return page;
  }
  base::Result<void> insert(const api::BlockRow& block) override {
    const bool taken =
        std::any_of(blocks_.begin(), blocks_.end(), [&](const api::BlockRow& row) { return row.id == block.id; });
    if (taken) return is_there();
    blocks_.push_back(block);
    blocks_.back().position = static_cast<std::int64_t>(blocks_.size());
    return {};
  }

  base::Result<std::vector<api::ParkedBlockRow>> parked_blocks(const std::string& after,
                                                               std::size_t limit) const override {
    std::vector<api::ParkedBlockRow> page;
    for (auto row = parked_.upper_bound(after); row != parked_.end() && page.size() < limit; ++row)
      page.push_back(row->second);
    return page;
  }
  base::Result<void> insert(const api::ParkedBlockRow& block) override { return add(parked_, block.id, block); }
  base::Result<void> remove_parked_block(const std::string& id) override {
    return parked_.erase(id) == 1 ? base::Result<void>() : is_not_there();
  }

  base::Result<api::AlarmCounts> alarm_counts(const std::string& kiosk) const override {
    const auto of_kiosk = [&](const AlarmRow& row) { return row.alarm.kiosk == kiosk; };
    const auto kept = [&](const AlarmRow& row) { return of_kiosk(row) && row.quarantined; };
    return api::AlarmCounts{std::count_if(alarms_.begin(), alarms_.end(), of_kiosk),
                            std::count_if(alarms_.begin(), alarms_.end(), kept)};
  }
  base::Result<bool> has_alarm(const api::ChainKey& chain, std::uint64_t sequence,
                               const std::string& hash) const override {
    return std::any_of(alarms_.begin(), alarms_.end(), [&](const AlarmRow& row) {
      return row.alarm.kiosk == chain.kiosk && row.alarm.incarnation == chain.incarnation &&
             row.alarm.sequence == sequence && row.alarm.hash == hash;
    });
  }
  base::Result<std::vector<api::Alarm>> alarms() const override {
    std::vector<api::Alarm> all;
    for (const AlarmRow& row : alarms_) all.push_back(row.alarm);
    return all;
  }
  base::Result<void> insert(const api::Alarm& alarm, const std::optional<base::Bytes>& quarantined) override {
    TRY_ASSIGN(const bool taken, has_alarm({alarm.kiosk, alarm.incarnation}, alarm.sequence, alarm.hash));
    if (taken) return is_there();
    alarms_.push_back({alarm, quarantined});
    return {};
  }

  base::Result<bool> has_void(const std::string& kiosk, const std::string& block) const override {
    return voids_.count({kiosk, block}) == 1;
  }
  base::Result<std::vector<api::Void>> voids() const override { return values(voids_); }
  base::Result<void> insert(const api::Void& statement) override {
    return add(voids_, {statement.kiosk, statement.block}, statement);
  }

  base::Result<std::optional<api::InstrumentRow>> instrument(const std::string& manifest, const std::string& id) const override {
    return find(instruments_, std::pair(manifest, id));
  }
  base::Result<std::vector<api::InstrumentRow>> instruments() const override { return values(instruments_); }
  base::Result<void> insert(const api::InstrumentRow& instrument) override {
    return add(instruments_, {instrument.manifest, instrument.id}, instrument);
  }

  base::Result<std::optional<api::AuditRow>> last_audit() const override {
    return audit_.empty() ? std::optional<api::AuditRow>() : std::optional(audit_.rbegin()->second);
  }
  base::Result<std::vector<api::AuditRow>> audit(std::int64_t after, std::size_t limit) const override {
    std::vector<api::AuditRow> page;
    for (auto row = audit_.upper_bound(after); row != audit_.end() && page.size() < limit; ++row) page.push_back(row->second);
    return page;
  }
  base::Result<void> insert(const api::AuditRow& entry) override { return add(audit_, entry.number, entry); }

 private:
  struct AlarmRow {
    api::Alarm alarm;
    std::optional<base::Bytes> quarantined;
  };
  using BatchKey = std::pair<api::ChainKey, std::uint64_t>;

  static base::Result<void> is_there() {
    return base::fail(base::ErrorCode::invalid_input, "a row with that key is there");
  }
  static base::Result<void> is_not_there() {
    return base::fail(base::ErrorCode::not_found, "no row with that key is there");
  }

  template <typename Key, typename Row>
  static std::optional<Row> find(const std::map<Key, Row>& table, const Key& key) {
    const auto found = table.find(key);
    return found == table.end() ? std::optional<Row>() : std::optional(found->second);
  }
  template <typename Key, typename Row>
  static std::vector<Row> values(const std::map<Key, Row>& table) {
    std::vector<Row> rows;
    std::transform(table.begin(), table.end(), std::back_inserter(rows),
                   [](const auto& entry) { return entry.second; });
    return rows;
  }
  template <typename Key, typename Row>
  static base::Result<void> add(std::map<Key, Row>& table, const std::type_identity_t<Key>& key, const Row& row) {
    return table.emplace(key, row).second ? base::Result<void>() : is_there();
  }
  template <typename Key, typename Row>
  static base::Result<void> change(std::map<Key, Row>& table, const Key& key, const Row& row) {
    if (table.count(key) == 0) return is_not_there();
    table[key] = row;
    return {};
  }

  std::map<std::string, api::Token> tokens_;
  std::map<std::string, api::Station> stations_;
  std::map<std::pair<std::string, std::int64_t>, api::RotationRow> rotations_;
  std::map<api::ChainKey, api::Chain> chains_;
  std::map<BatchKey, api::BatchRow> batches_;
  std::map<BatchKey, base::Bytes> parked_batches_;
  std::vector<api::BlockRow> blocks_;  // in order of position, which is the place plus one
  std::map<std::string, api::ParkedBlockRow> parked_;
  std::vector<AlarmRow> alarms_;
  std::map<std::pair<std::string, std::string>, api::Void> voids_;
  std::map<std::pair<std::string, std::string>, api::InstrumentRow> instruments_;
  std::map<std::int64_t, api::AuditRow> audit_;
};

class MemoryStore final : public api::Store {
 public:
  std::optional<base::Error> broken;  // what every unit fails with

  // As it is now, and back to that later.
  std::shared_ptr<const MemoryRows> backup() { return now(); }
  void put_back(std::shared_ptr<const MemoryRows> rows) {
    const std::lock_guard lock(mutex_);
    rows_ = std::move(rows);
  }

 protected:
  base::Result<void> reading(const Reading& unit) override {
    if (broken) return base::fail(*broken);
    return unit(*now());
  }

  base::Result<void> writing(const Writing& unit) override {
    if (broken) return base::fail(*broken);
    const std::lock_guard one_at_a_time(writing_);
    auto changed = std::make_shared<MemoryRows>(*now());
    TRY(unit(*changed));
    const std::lock_guard lock(mutex_);
    rows_ = std::move(changed);
    return {};
  }

 private:
  std::shared_ptr<const MemoryRows> now() {
    const std::lock_guard lock(mutex_);
    return rows_;
  }

  std::mutex writing_;
  std::mutex mutex_;  // guards the pointer
  std::shared_ptr<const MemoryRows> rows_ = std::make_shared<MemoryRows>();
};

}  // namespace support
