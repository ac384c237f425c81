#include "broken.h"

#include <sqlite3.h>

#include "tables.h"

namespace simulation {
namespace {

void change(sqlite3* connection, const std::string& sql) { sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr); }

// Believes what only looks like an answer, or never asks what was lost.
class Misbehaving final : public session::Outbox {
 public:
  Misbehaving(BrokenBuild broken, session::Outbox& real, sqlite3* kiosk) : broken_(broken), real_(real), kiosk_(kiosk) {}

  const evaluation::KeyPairs& key_pairs() const override { return real_.key_pairs(); }
  base::Result<void> keep_enrolment(const std::string& url, const evaluation::Enrolment& enrolment) override { return real_.keep_enrolment(url, enrolment); }
  base::Result<void> keep_link(const session::Link& link) override { return real_.keep_link(link); }
  base::Result<session::CollectorContact> collector() override { return real_.collector(); }
  base::Result<std::vector<session::BatchName>> unsent() override { return real_.unsent(); }
  base::Result<session::FrozenBatch> batch(const session::BatchName& name) override { return real_.batch(name); }
  base::Result<std::vector<session::BatchName>> last_receipted() override {
    return broken_ == BrokenBuild::restore_unnoticed ? std::vector<session::BatchName>() : real_.last_receipted();
  }
  base::Result<evaluation::Receipt> accept_receipt(const session::BatchName& name, std::string_view receipt) override {
    auto accepted = real_.accept_receipt(name, receipt);
    if (accepted || base::is_of_the_disk(accepted.error()) || broken_ != BrokenBuild::receipt_unchecked) return accepted;
    change(kiosk_, "UPDATE batch SET state = 'receipted', receipt_week = '2026-W45' WHERE incarnation = '" + name.incarnation +
                       "' AND sequence = " + std::to_string(name.sequence));
    return evaluation::Receipt{};
  }
  base::Result<void> set_aside(const session::BatchName& name, std::string_view proof) override { return real_.set_aside(name, proof); }
  base::Result<void> refuse(const session::BatchName& name) override { return real_.refuse(name); }
  base::Result<void> forget_refusals() override { return real_.forget_refusals(); }
  base::Result<session::KeyNews> key_news() override { return real_.key_news(); }
  base::Result<void> accept_key_receipt(std::string_view receipt) override { return real_.accept_key_receipt(receipt); }

 private:
  BrokenBuild broken_;
  session::Outbox& real_;
  sqlite3* kiosk_;
};

// Never sees that it has a batch already.
class Forgetful final : public api::Rows {
 public:
  explicit Forgetful(api::Rows& real) : real_(real) {}

  base::Result<std::optional<api::Token>> token(const std::string& id) const override { return real_.token(id); }
  base::Result<std::vector<api::Token>> tokens() const override { return real_.tokens(); }
  base::Result<void> insert(const api::Token& token) override { return real_.insert(token); }
  base::Result<void> update(const api::Token& token) override { return real_.update(token); }
  base::Result<std::optional<api::Station>> station(const std::string& kiosk) const override { return real_.station(kiosk); }
  base::Result<std::vector<api::Station>> stations() const override { return real_.stations(); }
  base::Result<void> insert(const api::Station& station) override { return real_.insert(station); }
  base::Result<void> update(const api::Station& station) override { return real_.update(station); }
  base::Result<std::vector<api::RotationRow>> rotations(const std::string& kiosk) const override { return real_.rotations(kiosk); }
  base::Result<void> insert(const api::RotationRow& rotation) override { return real_.insert(rotation); }
  base::Result<std::optional<api::Chain>> chain(const api::ChainKey& key) const override { return real_.chain(key); }
  base::Result<std::vector<api::Chain>> chains() const override { return real_.chains(); }
  base::Result<void> insert(const api::Chain& chain) override { return real_.insert(chain); }
  base::Result<void> update(const api::Chain& chain) override { return real_.update(chain); }
  base::Result<std::vector<api::BatchRow>> batches(const api::ChainKey&, std::uint64_t, std::size_t) const override { return std::vector<api::BatchRow>(); }
  base::Result<void> insert(const api::BatchRow& batch, const std::optional<base::Bytes>& parked) override {
    const auto known = real_.batches(batch.chain, batch.link.sequence, 1);
    return known && !known->empty() && known->front().link == batch.link ? base::Result<void>() : real_.insert(batch, parked);
  }
  base::Result<std::optional<std::string>> kiosk_of_block(const std::string&) const override { return std::optional<std::string>(); }
  base::Result<std::int64_t> last_position() const override { return real_.last_position(); }
  base::Result<std::vector<api::BlockRow>> blocks(std::int64_t after, std::int64_t last, std::size_t limit) const override { return real_.blocks(after, last, limit); }
  base::Result<void> insert(const api::BlockRow& block) override {
    api::BlockRow row = block;
    for (auto known = real_.kiosk_of_block(row.id); known && *known; known = real_.kiosk_of_block(row.id)) row.id += "+";
    return real_.insert(row);
  }
  base::Result<std::vector<api::ParkedBlockRow>> parked_blocks(const std::string& after, std::size_t limit) const override { return real_.parked_blocks(after, limit); }
  base::Result<void> insert(const api::ParkedBlockRow& block) override { return real_.insert(block); }
  base::Result<void> remove_parked_block(const std::string& id) override { return real_.remove_parked_block(id); }
  base::Result<api::AlarmCounts> alarm_counts(const std::string& kiosk) const override { return real_.alarm_counts(kiosk); }
  base::Result<bool> has_alarm(const api::ChainKey& chain, std::uint64_t sequence, const std::string& hash) const override { return real_.has_alarm(chain, sequence, hash); }
  base::Result<std::vector<api::Alarm>> alarms() const override { return real_.alarms(); }
  base::Result<void> insert(const api::Alarm& alarm, const std::optional<base::Bytes>& quarantined) override { return real_.insert(alarm, quarantined); }
  base::Result<bool> has_void(const std::string& kiosk, const std::string& block) const override { return real_.has_void(kiosk, block); }
  base::Result<std::vector<api::Void>> voids() const override { return real_.voids(); }
  base::Result<void> insert(const api::Void& statement) override { return real_.insert(statement); }
  base::Result<std::optional<api::InstrumentRow>> instrument(const std::string& manifest, const std::string& id) const override { return real_.instrument(manifest, id); }
  base::Result<std::vector<api::InstrumentRow>> instruments() const override { return real_.instruments(); }
  base::Result<void> insert(const api::InstrumentRow& instrument) override { return real_.insert(instrument); }
  base::Result<std::optional<api::AuditRow>> last_audit() const override { return real_.last_audit(); }
  base::Result<std::vector<api::AuditRow>> audit(std::int64_t after, std::size_t limit) const override { return real_.audit(after, limit); }
  base::Result<void> insert(const api::AuditRow& entry) override { return real_.insert(entry); }

 private:
  api::Rows& real_;
};

class ForgetfulStore final : public api::Store {
 public:
  explicit ForgetfulStore(api::Store& real) : real_(real) {}

 protected:
  base::Result<void> reading(const Reading& unit) override { return real_.read(unit); }
  base::Result<void> writing(const Writing& unit) override {
    return real_.write([&](api::Rows& rows) -> base::Result<void> {
      Forgetful forgetful(rows);
      return unit(forgetful);
    });
  }

 private:
  api::Store& real_;
};

}  // namespace

void disturb_start(BrokenBuild broken, sqlite3* kiosk) {
  if (broken != BrokenBuild::sequence_reused) return;
  // Under another name it is out of the way of the next, as it would be if nothing forbade two of one name.
  change(kiosk, "UPDATE kiosk SET next_batch = next_batch - 1, chain_head = (SELECT previous FROM batch ORDER BY id DESC LIMIT 1) "
                "WHERE next_batch > 1 AND (SELECT state FROM batch ORDER BY id DESC LIMIT 1) = 'receipted'");
  change(kiosk, "UPDATE batch SET sequence = sequence + 1000 WHERE state = 'receipted' AND sequence = (SELECT next_batch FROM kiosk) "
                "AND incarnation = (SELECT incarnation FROM kiosk)");
}

void disturb_closing(BrokenBuild broken, sqlite3* kiosk) {
  if (broken == BrokenBuild::destroyed_early) change(kiosk, "DELETE FROM sitting WHERE first_block IS NOT NULL");
  if (broken != BrokenBuild::members_unassigned) return;
  change(kiosk, "UPDATE ledger SET open = open + sent, sent = 0");
  change(kiosk, "UPDATE sitting SET first_block = NULL");
}

std::unique_ptr<session::Outbox> misbehaving_outbox(BrokenBuild broken, session::Outbox& real, sqlite3* kiosk) {
  if (broken != BrokenBuild::receipt_unchecked && broken != BrokenBuild::restore_unnoticed) return nullptr;
  return std::make_unique<Misbehaving>(broken, real, kiosk);
}

void disturb_connection(BrokenBuild broken, sqlite3* collector) {
  if (broken == BrokenBuild::receipt_before_commit) change(collector, "PRAGMA synchronous = OFF");
}

std::unique_ptr<api::Store> misbehaving_store(BrokenBuild broken, api::Store& real) {
  if (broken != BrokenBuild::duplicates_counted) return nullptr;
  return std::make_unique<ForgetfulStore>(real);
}

}  // namespace simulation
