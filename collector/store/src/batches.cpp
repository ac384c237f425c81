// Batches: judged, stored or quarantined, and read again for the report.
#include <optional>
#include <utility>

#include "collector_store/sqlite_store.h"
#include "inside.h"

namespace collector_store {
namespace {

using evaluation::Arrival;
using evaluation::Link;

constexpr std::int64_t max_quarantined_per_kiosk = 16;
constexpr std::int64_t max_alarms_per_kiosk = 1024;

std::int64_t signed_sequence(std::uint64_t sequence) { return static_cast<std::int64_t>(sequence); }

struct StoredLink {
  Link link;
  std::string receipt;
};

base::Result<std::optional<StoredLink>> find_link(const Connection& connection, const api::ArrivedBatch& batch,
                                                  std::uint64_t sequence) {
  Query query(connection,
              "SELECT hash, previous, receipt FROM batches WHERE kiosk = ? AND incarnation = ? AND sequence = ?");
  TRY_ASSIGN(const bool found,
             query.bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(sequence)).step());
  if (!found) return std::optional<StoredLink>();
  return std::optional(StoredLink{{sequence, query.text(0), query.text(1)}, query.text(2)});
}

std::optional<Link> link_of(const std::optional<StoredLink>& stored) {
  return stored ? std::optional(stored->link) : std::nullopt;
}

base::Result<bool> has_any_block(const Connection& connection, const api::ArrivedBatch& batch) {
  for (const evaluation::Block& block : batch.blocks) {
    Query query(connection, "SELECT 1 FROM blocks WHERE id = ?");
    TRY_ASSIGN(const bool found, query.bind(block.id).step());
    if (found) return true;
  }
  return false;
}

// How far the chain reaches once this batch is in it.
struct Reach {
  std::uint64_t contiguous = 0;
  std::string head = evaluation::no_previous_hash;
};

base::Result<Reach> reach_with(const Connection& connection, const api::ArrivedBatch& batch) {
  Reach reach;
  Query chain(connection, "SELECT contiguous, head FROM chains WHERE kiosk = ? AND incarnation = ?");
  TRY_ASSIGN(const bool known, chain.bind(batch.kiosk).bind(batch.incarnation).step());
  if (known) reach = {static_cast<std::uint64_t>(chain.number(0)), chain.text(1)};
  if (batch.link.sequence != reach.contiguous + 1) return reach;
  reach = {batch.link.sequence, batch.link.hash};
  Query next(connection,
             "SELECT sequence, hash FROM batches WHERE kiosk = ? AND incarnation = ? AND sequence > ? ORDER BY sequence");
  next.bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(reach.contiguous));
  while (true) {
    TRY_ASSIGN(const bool row, next.step());
    if (!row || static_cast<std::uint64_t>(next.number(0)) != reach.contiguous + 1) return reach;
    reach = {reach.contiguous + 1, next.text(1)};
  }
}

base::Result<void> insert_batch(Connection& connection, const api::ArrivedBatch& batch, const std::string& receipt) {
  Query insert(connection, batch.parked ? "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                                        : "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, NULL)");
  insert.bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(batch.link.sequence)).bind(batch.link.hash)
      .bind(batch.link.previous).bind(receipt).bind(batch.received_s);
  if (batch.parked) insert.bind(batch.bytes);
  TRY(insert.run());
  for (const evaluation::Block& block : batch.blocks) {
    TRY(Query(connection, "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)")
            .bind(block.id).bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(batch.link.sequence))
            .bind(evaluation::block_json(block))
            .run());
  }
  return {};
}

base::Result<std::string> keep(Connection& connection, const api::ArrivedBatch& batch, const api::ReceiptMaker& make_receipt) {
  TRY_ASSIGN(const Reach reach, reach_with(connection, batch));
  std::string receipt = make_receipt(reach.contiguous, reach.head);
  TRY(insert_batch(connection, batch, receipt));
  TRY(Query(connection, "INSERT OR REPLACE INTO chains VALUES (?, ?, ?, ?)")
          .bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(reach.contiguous)).bind(reach.head)
          .run());
  return receipt;
}

// A hostile kiosk must not fill the disk with what is refused.
base::Result<void> quarantine(Connection& connection, const api::ArrivedBatch& batch, Arrival arrival) {
  Query count(connection, "SELECT count(*), count(quarantined) FROM alarms WHERE kiosk = ?");
  TRY(count.bind(batch.kiosk).step());
  if (count.number(0) >= max_alarms_per_kiosk) return {};
  const bool with_bytes = count.number(1) < max_quarantined_per_kiosk;
  Query insert(connection, with_bytes ? "INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?, ?, ?, ?)"
                                      : "INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?, ?, ?, NULL)");
  insert.bind(batch.kiosk).bind(batch.incarnation).bind(signed_sequence(batch.link.sequence)).bind(batch.link.hash)
      .bind(arrival == Arrival::conflict ? "conflict" : "broken_chain").bind(batch.received_s);
  if (with_bytes) insert.bind(batch.bytes);
  return insert.run();
}

base::Result<api::Outcome> judge_and_keep(Connection& connection, const api::ArrivedBatch& batch,
                                          const api::ReceiptMaker& make_receipt) {
  const std::uint64_t sequence = batch.link.sequence;
  TRY_ASSIGN(const auto same, find_link(connection, batch, sequence));
  TRY_ASSIGN(const auto before, find_link(connection, batch, sequence - 1));
  TRY_ASSIGN(const auto after, find_link(connection, batch, sequence + 1));
  api::Outcome outcome;
  outcome.arrival = evaluation::judge(batch.link, {link_of(same), link_of(before), link_of(after)});
  if (outcome.arrival == Arrival::fresh) {
    TRY_ASSIGN(const bool counted_before, has_any_block(connection, batch));
    if (counted_before) outcome.arrival = Arrival::conflict;
  }
  if (outcome.arrival == Arrival::fresh) {
    TRY_ASSIGN(outcome.receipt, keep(connection, batch, make_receipt));
  } else if (outcome.arrival == Arrival::repeated) {
    outcome.receipt = same->receipt;
  } else {
    if (same) outcome.receipt = same->receipt;
    TRY(quarantine(connection, batch, outcome.arrival));
  }
  return outcome;
}

base::Result<std::vector<evaluation::Gap>> gaps_of(const Connection& connection, const api::ChainState& chain) {
  Query query(connection, "SELECT sequence FROM batches WHERE kiosk = ? AND incarnation = ? ORDER BY sequence");
  query.bind(chain.kiosk).bind(chain.incarnation);
  std::vector<evaluation::Gap> gaps;
  std::uint64_t expected = 1;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return gaps;
    const auto sequence = static_cast<std::uint64_t>(query.number(0));
    if (sequence > expected) gaps.push_back({expected, sequence - 1});
    expected = sequence + 1;
  }
}

}  // namespace

base::Result<api::Outcome> SqliteStore::store_batch(const api::ArrivedBatch& batch, const api::ReceiptMaker& make_receipt) {
  api::Outcome outcome;
  TRY(inside_->writes.run([&](Connection& connection) -> base::Result<void> {
    TRY_ASSIGN(outcome, judge_and_keep(connection, batch, make_receipt));
    return {};
  }));
  return outcome;
}

base::Result<std::vector<api::ChainState>> SqliteStore::chains() {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection,
              "SELECT kiosk, incarnation, count(*), max(sequence), contiguous, count(parked)"
              " FROM batches JOIN chains USING (kiosk, incarnation) GROUP BY kiosk, incarnation");
  std::vector<api::ChainState> chains;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return chains;
    const auto count = [&](int column) { return static_cast<std::uint64_t>(query.number(column)); };
    api::ChainState chain{query.text(0), query.text(1), count(2), count(3), count(4), count(5), {}};
    TRY_ASSIGN(chain.gaps, gaps_of(inside_->connection, chain));
    chains.push_back(std::move(chain));
  }
}

base::Result<std::vector<api::StoredBlock>> SqliteStore::blocks() {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection,
              "SELECT kiosk, incarnation, json, EXISTS (SELECT 1 FROM voids WHERE voids.kiosk = blocks.kiosk"
              " AND (voids.block = '' OR voids.block = blocks.id)) FROM blocks ORDER BY blocks.rowid");
  std::vector<api::StoredBlock> blocks;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return blocks;
    auto block = evaluation::parse_block(query.text(2));
    if (!block) return base::fail(base::ErrorCode::corrupt, "a stored block is damaged: " + block.error().message);
    blocks.push_back({query.text(0), query.text(1), std::move(*block), query.number(3) != 0});
  }
}

base::Result<std::vector<api::Alarm>> SqliteStore::alarms() {
  const std::lock_guard lock(inside_->mutex);
  Query query(inside_->connection,
              "SELECT kiosk, incarnation, sequence, hash, reason, received_s FROM alarms ORDER BY rowid");
  std::vector<api::Alarm> alarms;
  while (true) {
    TRY_ASSIGN(const bool row, query.step());
    if (!row) return alarms;
    alarms.push_back({query.text(0), query.text(1), static_cast<std::uint64_t>(query.number(2)), query.text(3),
                      query.text(4), query.number(5)});
  }
}

}  // namespace collector_store
