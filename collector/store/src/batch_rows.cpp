// Chains, batches, blocks and parked blocks.
#include "rows.h"

namespace collector_store {
namespace {

api::Chain chain_at(const Query& row) {
  const auto count = [&](int column) { return as_unsigned(row.number(column)); };
  return {{row.text(0), row.text(1)}, count(2), count(3), count(4), row.text(5), count(6), count(7)};
}

api::ParkedBlockRow parked_block_at(const Query& row) {
  return {row.text(0), {row.text(1), row.text(2)}, as_unsigned(row.number(3)), as_unsigned(row.number(4)), row.text(5),
          row.text(6)};
}

api::BlockRow block_at(const Query& row) {
  return {row.number(0), row.text(1), {row.text(2), row.text(3)}, as_unsigned(row.number(4)), row.text(5)};
}

}  // namespace

base::Result<std::optional<api::Chain>> SqliteRows::chain(const api::ChainKey& key) const {
  Query query(connection_,
              "SELECT kiosk, incarnation, batches, highest, contiguous, head, parked, parked_blocks FROM chains"
              " WHERE kiosk = ? AND incarnation = ?");
  query.bind(key.kiosk).bind(key.incarnation);
  return one_row<api::Chain>(query, chain_at);
}

base::Result<std::vector<api::Chain>> SqliteRows::chains() const {
  Query query(connection_,
              "SELECT kiosk, incarnation, batches, highest, contiguous, head, parked, parked_blocks FROM chains"
              " ORDER BY kiosk, incarnation");
  return all_rows<api::Chain>(query, chain_at);
}

base::Result<void> SqliteRows::insert(const api::Chain& chain) {
  return Query(connection_, "INSERT INTO chains VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(chain.key.kiosk)
      .bind(chain.key.incarnation)
      .bind(as_signed(chain.batches))
      .bind(as_signed(chain.highest))
      .bind(as_signed(chain.contiguous))
      .bind(chain.head)
      .bind(as_signed(chain.parked))
      .bind(as_signed(chain.parked_blocks))
      .run();
}

base::Result<void> SqliteRows::update(const api::Chain& chain) {
  Query query(connection_,
              "UPDATE chains SET batches = ?, highest = ?, contiguous = ?, head = ?, parked = ?, parked_blocks = ?"
              " WHERE kiosk = ? AND incarnation = ?");
  query.bind(as_signed(chain.batches))
      .bind(as_signed(chain.highest))
      .bind(as_signed(chain.contiguous))
      .bind(chain.head)
      .bind(as_signed(chain.parked))
      .bind(as_signed(chain.parked_blocks))
      .bind(chain.key.kiosk)
      .bind(chain.key.incarnation);
  return change_one(query, "chain " + chain.key.kiosk + " " + chain.key.incarnation);
}

base::Result<std::vector<api::BatchRow>> SqliteRows::batches(const api::ChainKey& chain, std::uint64_t first,
                                                             std::size_t limit) const {
  Query query(connection_,
              "SELECT sequence, hash, previous, receipt, received_s FROM batches"
              " WHERE kiosk = ? AND incarnation = ? AND sequence >= ? ORDER BY sequence LIMIT ?");
  query.bind(chain.kiosk).bind(chain.incarnation).bind(as_signed(first)).bind(as_signed(limit));
  return all_rows<api::BatchRow>(query, [&](const Query& row) {
    return api::BatchRow{chain, {as_unsigned(row.number(0)), row.text(1), row.text(2)}, row.text(3), row.number(4)};
  });
}

base::Result<void> SqliteRows::insert(const api::BatchRow& batch, const std::optional<base::Bytes>& parked) {
  Query insert(connection_, "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(batch.chain.kiosk)
      .bind(batch.chain.incarnation)
      .bind(as_signed(batch.link.sequence))
      .bind(batch.link.hash)
      .bind(batch.link.previous)
      .bind(batch.receipt)
      .bind(batch.received_s);
  if (parked) insert.bind(*parked);
  return insert.run();
}

base::Result<std::optional<std::string>> SqliteRows::kiosk_of_block(const std::string& id) const {
  Query query(connection_,
              "SELECT kiosk FROM blocks WHERE id = ?1 UNION ALL SELECT kiosk FROM parked_blocks WHERE id = ?1");
  query.bind(id);
  return one_row<std::string>(query, [](const Query& row) { return row.text(0); });
}

base::Result<std::int64_t> SqliteRows::last_position() const {
  Query query(connection_, "SELECT max(position) FROM blocks");
  TRY(query.step());
  return query.number(0);
}

base::Result<std::vector<api::BlockRow>> SqliteRows::blocks(std::int64_t after, std::int64_t last,
                                                            std::size_t limit) const {
  Query query(connection_,
              "SELECT position, id, kiosk, incarnation, sequence, json FROM blocks WHERE position > ? AND position <= ?"
              " ORDER BY position LIMIT ?");
  query.bind(after).bind(last).bind(as_signed(limit));
  return all_rows<api::BlockRow>(query, block_at);
}

base::Result<void> SqliteRows::insert(const api::BlockRow& block) {
  return Query(connection_, "INSERT INTO blocks (id, kiosk, incarnation, sequence, json) VALUES (?, ?, ?, ?, ?)")
      .bind(block.id)
      .bind(block.chain.kiosk)
      .bind(block.chain.incarnation)
      .bind(as_signed(block.batch))
      .bind(block.json)
      .run();
}

base::Result<std::vector<api::ParkedBlockRow>> SqliteRows::parked_blocks(const std::string& after,
                                                                         std::size_t limit) const {
  Query query(
      connection_,
      "SELECT id, kiosk, incarnation, batch, sequence, kind, json FROM parked_blocks WHERE id > ? ORDER BY id LIMIT ?");
  query.bind(after).bind(as_signed(limit));
  return all_rows<api::ParkedBlockRow>(query, parked_block_at);
}

base::Result<void> SqliteRows::insert(const api::ParkedBlockRow& block) {
  return Query(connection_, "INSERT INTO parked_blocks VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(block.id)
      .bind(block.chain.kiosk)
      .bind(block.chain.incarnation)
      .bind(as_signed(block.batch))
      .bind(as_signed(block.sequence))
      .bind(block.kind)
      .bind(block.json)
      .run();
}

base::Result<void> SqliteRows::remove_parked_block(const std::string& id) {
  Query query(connection_, "DELETE FROM parked_blocks WHERE id = ?");
  query.bind(id);
  return change_one(query, "parked block " + id);
}

}  // namespace collector_store
