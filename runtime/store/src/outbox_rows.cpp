#include "outbox_rows.h"

#include "base/text.h"
#include "ledger_rows.h"

namespace store {
namespace {

std::int64_t signed_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }

bool bears_name(const evaluation::Receipt& receipt, const session::BatchName& name) {
  return session::BatchName{receipt.kiosk, receipt.incarnation, receipt.sequence} == name;
}

base::Result<void> check_receipt(const session::FrozenBatch& batch, const evaluation::Receipt& receipt) {
  const session::BatchName& name = batch.name;
  if (bears_name(receipt, name) && receipt.batch == batch.hash) return {};
  return base::fail(base::ErrorCode::invalid_input, "the receipt is not for batch " + std::to_string(name.sequence) +
                                                        " of this kiosk, which stays unsent");
}

// A sitting is done with when every block it is in has its receipt and no other will come: all waves are
// closed, or the later ones withheld. Withheld sittings go with the next receipt: nobody will ever read
// them.
base::Result<bool> destroy_raw_rows(Database& database) {
  TRY(database.run("WITH RECURSIVE way (first, last) AS (SELECT id, id FROM block "
                   "UNION ALL SELECT way.first, block.next_block FROM way JOIN block ON block.id = way.last "
                   "WHERE block.next_block IS NOT NULL) "
                   "DELETE FROM sitting WHERE state = 'withheld' OR first_block IN ("
                   "SELECT way.first FROM way JOIN block ON block.id = way.last JOIN batch ON batch.id = block.batch "
                   "GROUP BY way.first HAVING MIN(batch.state = 'receipted') = 1 AND "
                   "MAX(block.later IN ('none', 'withheld')) = 1)"));
  return database.changed() > 0;
}

// What came to the batch before this receipt.
struct Before {
  bool same_receipt = false;
  bool receipted = false;
};

base::Result<Before> look_before(Database& database, const session::BatchName& name, const std::string& receipt_hash) {
  TRY_ASSIGN(Query row, database.query("SELECT receipt = ?4, state = 'receipted' FROM batch WHERE kiosk = ?1 AND incarnation = ?2 AND sequence = ?3",
                                       {name.kiosk, name.incarnation, signed_of(name.sequence), receipt_hash}));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return Before{};
  return Before{row.integer(0) == 1, row.integer(1) == 1};
}

// A collector restored from an older backup lacks batches it once had: they are sent again. Where a batch was offered that it
// once had, and got another receipt, later ones may be lost as well. One that it has after all gets the receipt of before, which
// changes nothing, so that this ends.
base::Result<void> send_lost_ones_again(Database& database, const evaluation::Receipt& receipt, const Before& before) {
  if (before.same_receipt) return {};
  return database.run("UPDATE batch SET state = 'frozen' WHERE state = 'receipted' AND kiosk = ?1 AND incarnation = ?2 "
                      "AND sequence > ?3 AND sequence <> ?4 AND (sequence < ?4 OR ?5)",
                      {receipt.kiosk, receipt.incarnation, signed_of(receipt.contiguous), signed_of(receipt.sequence), std::int64_t{before.receipted}});
}

base::Result<bool> collector_is_ahead(Database& database, const evaluation::Receipt& receipt) {
  TRY_ASSIGN(const std::int64_t current, database.number("SELECT COUNT(*) FROM kiosk WHERE kiosk = ?1 AND "
                                                         "incarnation = ?2 AND next_batch <= ?3",
                                                         {receipt.kiosk, receipt.incarnation,
                                                          signed_of(receipt.contiguous)}));
  return current == 1;
}

base::Result<std::optional<LastReceipt>> load_last_receipt(Database& database) {
  TRY_ASSIGN(Query row, database.query("SELECT sequence, receipt_week, parked FROM batch WHERE state = 'receipted' "
                                       "ORDER BY id DESC LIMIT 1"));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return std::optional<LastReceipt>();
  return LastReceipt{static_cast<std::uint64_t>(row.integer(0)), row.text(1), row.integer(2) == 1};
}

}  // namespace

base::Result<std::optional<session::CollectorContact>> load_collector(Database& database) {
  TRY_ASSIGN(Query row, database.query("SELECT url, kiosk, site_type, region, collector_sign_public, "
                                       "collector_box_public, collector_box_key_id, arms, answer FROM enrolment"));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) return std::optional<session::CollectorContact>();
  session::CollectorContact contact;
  contact.url = row.text(0);
  contact.enrolment.kiosk = row.text(1);
  contact.enrolment.site_type = row.text(2);
  contact.enrolment.region = row.text(3);
  contact.enrolment.collector_sign_public = row.bytes(4);
  contact.enrolment.collector_box_public = row.bytes(5);
  contact.enrolment.collector_box_key_id = row.text(6);
  auto arms = base::parse_arms(row.text(7));
  if (!arms) return base::fail(base::ErrorCode::corrupt, "the store holds an enrolment for a trial that there is not");
  contact.enrolment.arms = *std::move(arms);
  contact.enrolment.answer = row.text(8);
  TRY_ASSIGN(contact.link, load_link(database));
  return contact;
}

base::Result<session::Link> load_link(Database& database) {
  TRY_ASSIGN(Query row, database.query("SELECT authorities, pins, proxy, metered FROM link"));
  TRY(row.next());
  session::Link link{row.text(0), base::split(row.text(1), ' '), row.text(2), row.integer(3) == 1};
  std::erase(link.pins, "");
  return link;
}

base::Result<void> save_link(Database& database, const session::Link& link) {
  std::string pins;
  for (const std::string& pin : link.pins) pins += (pins.empty() ? "" : " ") + pin;
  return database.run("UPDATE link SET authorities = ?1, pins = ?2, proxy = ?3, metered = ?4",
                      {link.authorities, pins, link.proxy, std::int64_t{link.is_metered}});
}

base::Result<void> save_collector(Database& database, const session::CollectorContact& contact) {
  const evaluation::Enrolment& enrolment = contact.enrolment;
  return database.run("INSERT OR REPLACE INTO enrolment (id, url, kiosk, site_type, region, collector_sign_public, "
                      "collector_box_public, collector_box_key_id, arms, answer) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                      {contact.url, enrolment.kiosk, enrolment.site_type, enrolment.region,
                       &enrolment.collector_sign_public, &enrolment.collector_box_public,
                       enrolment.collector_box_key_id, base::arm_words(enrolment.arms), enrolment.answer});
}

base::Result<std::vector<session::BatchName>> unsent_batches(Database& database) {
  TRY_ASSIGN(Query rows,
             database.query("SELECT kiosk, incarnation, sequence FROM batch WHERE state = 'frozen' AND refused = 0 ORDER BY id"));
  std::vector<session::BatchName> names;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return names;
    names.push_back({rows.text(0), rows.text(1), static_cast<std::uint64_t>(rows.integer(2))});
  }
}

// The key that a batch is sealed to stands in its clear part: what went to another collector is not this one's to know.
base::Result<std::vector<session::BatchName>> last_receipted_batches(Database& database) {
  TRY_ASSIGN(Query rows, database.query("SELECT each.kiosk, each.incarnation, each.sequence FROM batch AS each WHERE each.id = ("
                                        "SELECT id FROM batch WHERE kiosk = each.kiosk AND incarnation = each.incarnation AND state = 'receipted' "
                                        "AND lower(hex(substr(bytes, 11, 16))) = (SELECT collector_box_key_id FROM enrolment) "
                                        "ORDER BY receipt_order DESC, id DESC LIMIT 1) "
                                        "AND NOT EXISTS (SELECT 1 FROM batch WHERE kiosk = each.kiosk AND incarnation = each.incarnation "
                                        "AND state = 'frozen' AND refused = 0) ORDER BY each.id"));
  std::vector<session::BatchName> names;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return names;
    names.push_back({rows.text(0), rows.text(1), static_cast<std::uint64_t>(rows.integer(2))});
  }
}

base::Result<session::FrozenBatch> load_batch(Database& database, const session::BatchName& name) {
  TRY_ASSIGN(Query row, database.query("SELECT hash, bytes FROM batch "
                                       "WHERE kiosk = ?1 AND incarnation = ?2 AND sequence = ?3",
                                       {name.kiosk, name.incarnation, signed_of(name.sequence)}));
  TRY_ASSIGN(const bool found, row.next());
  if (!found) {
    return base::fail(base::ErrorCode::not_found, "there is no batch " + std::to_string(name.sequence) + " in the store");
  }
  return session::FrozenBatch{name, row.text(0), row.bytes(1)};
}

base::Result<Accepted> record_receipt(Database& database, const session::BatchName& name,
                                      const evaluation::Receipt& receipt, const std::string& receipt_hash, const std::string& week) {
  TRY_ASSIGN(const session::FrozenBatch batch, load_batch(database, name));
  TRY(check_receipt(batch, receipt));
  TRY_ASSIGN(const Before before, look_before(database, name, receipt_hash));
  // The same receipt once more, off a stick that was long on its way, says nothing of what arrived last.
  TRY(database.run("UPDATE batch SET state = 'receipted', parked = ?4, receipt_week = ?5, receipt = ?6, "
                   "receipt_order = CASE WHEN receipt = ?6 THEN receipt_order ELSE (SELECT MAX(receipt_order) + 1 FROM batch) END "
                   "WHERE kiosk = ?1 AND incarnation = ?2 AND sequence = ?3 AND state <> 'set_aside'",
                   {name.kiosk, name.incarnation, signed_of(name.sequence),
                    std::int64_t{receipt.status == evaluation::ReceiptStatus::parked}, week, receipt_hash}));
  TRY(send_lost_ones_again(database, receipt, before));
  Accepted accepted;
  TRY_ASSIGN(accepted.destroyed, destroy_raw_rows(database));
  TRY_ASSIGN(accepted.behind, collector_is_ahead(database, receipt));
  return accepted;
}

base::Result<bool> mark_set_aside(Database& database, const session::BatchName& name,
                                  const evaluation::Receipt& other) {
  TRY_ASSIGN(const session::FrozenBatch batch, load_batch(database, name));
  if (!bears_name(other, name) || other.batch == batch.hash) {
    return base::fail(base::ErrorCode::invalid_input, "the receipt does not prove that the collector holds other bytes "
                                                      "under batch " + std::to_string(name.sequence));
  }
  // Later batches carry the hash of this one, so the collector can never take them either.
  TRY(database.run("UPDATE batch SET state = 'set_aside' "
                   "WHERE kiosk = ?1 AND incarnation = ?2 AND sequence >= ?3 AND state = 'frozen'",
                   {name.kiosk, name.incarnation, signed_of(name.sequence)}));
  return database.changed() > 0;
}

base::Result<void> mark_refused(Database& database, const session::BatchName& name) {
  TRY(database.run("UPDATE batch SET refused = 1 WHERE kiosk = ?1 AND incarnation = ?2 AND sequence = ?3 AND state = 'frozen'",
                   {name.kiosk, name.incarnation, signed_of(name.sequence)}));
  if (database.changed() == 1) return {};
  return base::fail(base::ErrorCode::not_found, "there is no batch " + std::to_string(name.sequence) + " to be sent in the store");
}

base::Result<void> forget_refusals(Database& database) { return database.run("UPDATE batch SET refused = 0 WHERE refused = 1"); }

base::Result<std::map<std::string, std::uint64_t>> frozen_until(Database& database, const std::string& kiosk, std::size_t most) {
  TRY_ASSIGN(Query rows, database.query("SELECT incarnation, MAX(sequence) FROM batch WHERE kiosk = ?1 GROUP BY incarnation "
                                        "ORDER BY MAX(state = 'frozen') DESC, MAX(id) DESC LIMIT ?2",
                                        {kiosk, static_cast<std::int64_t>(most)}));
  std::map<std::string, std::uint64_t> until;
  while (true) {
    TRY_ASSIGN(const bool more, rows.next());
    if (!more) return until;
    until[rows.text(0)] = static_cast<std::uint64_t>(rows.integer(1));
  }
}

base::Result<Status> load_status(Database& database) {
  Status status;
  TRY_ASSIGN(status.answers, load_ledger(database, "answers"));
  TRY_ASSIGN(status.sittings, load_ledger(database, "sittings"));
  TRY_ASSIGN(Query row, database.query("SELECT kiosk, incarnation, (SELECT COUNT(*) FROM batch), "
                                       "(SELECT COUNT(*) FROM batch WHERE state = 'frozen' AND refused = 0), "
                                       "(SELECT COUNT(*) FROM batch WHERE state = 'set_aside'), blocks_set_aside, "
                                       "(SELECT COUNT(*) FROM batch WHERE state = 'frozen' AND refused = 1) FROM kiosk"));
  TRY(row.next());
  status.kiosk = row.text(0);
  status.incarnation = row.text(1);
  status.batches = row.integer(2);
  status.unsent = row.integer(3);
  status.set_aside = row.integer(4);
  status.blocks_set_aside = row.integer(5);
  status.refused = row.integer(6);
  TRY_ASSIGN(const auto contact, load_collector(database));
  if (contact) {
    status.collector = contact->url;
    status.arms = base::arm_words(contact->enrolment.arms);
    status.link = contact->link;
  }
  TRY_ASSIGN(status.last_receipt, load_last_receipt(database));
  return status;
}

}  // namespace store
