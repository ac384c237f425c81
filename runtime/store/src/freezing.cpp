#include "freezing.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "evaluation/chain.h"
#include "evaluation/ledger.h"
#include "flow_rows.h"
#include "ledger_rows.h"
#include "names.h"
#include "result_rows.h"

namespace store {
namespace {

using evaluation::ClosedBlock;

struct Counters {
  std::string incarnation;
  std::uint64_t next_block = 1;
  std::uint64_t next_batch = 1;
  std::string chain_head;
  std::int64_t withheld_unreported = 0;
  std::int64_t blocks_set_aside = 0;
};

base::Result<Counters> load_counters(Database& database) {
  TRY_ASSIGN(Query row,
             database.query("SELECT incarnation, next_block, next_batch, chain_head, withheld_unreported, blocks_set_aside "
                            "FROM kiosk"));
  TRY(row.next());
  return Counters{row.text(0), static_cast<std::uint64_t>(row.integer(1)), static_cast<std::uint64_t>(row.integer(2)),
                  row.text(3), row.integer(4), row.integer(5)};
}

base::Result<void> save_counters(Database& database, const Counters& counters) {
  return database.run("UPDATE kiosk SET next_block = ?1, next_batch = ?2, chain_head = ?3, withheld_unreported = ?4, "
                      "blocks_set_aside = ?5",
                      {static_cast<std::int64_t>(counters.next_block), static_cast<std::int64_t>(counters.next_batch),
                       counters.chain_head, counters.withheld_unreported, counters.blocks_set_aside});
}

// Writes one closing's rows, batch by batch.
class Writer {
 public:
  Writer(Database& database, const Freezing& freezing, Counters counters)
      : database_(database), freezing_(freezing), counters_(std::move(counters)) {}

  base::Result<Frozen> write(const evaluation::Closing& closing) {
    TRY(write_batches(closing.blocks));
    for (const evaluation::Withheld& each : closing.withheld) TRY(withhold_sitting(each.sitting));
    for (const std::string& block : closing.withheld_later) TRY(withhold_later(block));
    for (const evaluation::SetAside& aside : closing.set_aside) TRY(set_aside(aside));
    counters_.next_block = closing.next_block_sequence;
    counters_.withheld_unreported = closing.withheld_unreported + later_withheld_;
    TRY(save_counters(database_, counters_));
    TRY(save_flows(database_, closing.flows));
    TRY(change_ledger(database_, "answers", [&](evaluation::Ledger& ledger) -> base::Result<void> {
      TRY(ledger.send(closing.answers_sent));
      return ledger.withhold(closing.answers_withheld);
    }));
    TRY(change_ledger(database_, "sittings", [&](evaluation::Ledger& ledger) -> base::Result<void> {
      TRY(ledger.send(sittings_sent_));
      return ledger.withhold(frozen_.withheld);
    }));
    return frozen_;
  }

 private:
  // As many blocks to a batch as fit; halves when the bytes are too many.
  base::Result<void> write_batches(std::span<const ClosedBlock> blocks) {
    while (blocks.size() > evaluation::max_blocks_per_batch) {
      TRY(write_batches(blocks.first(evaluation::max_blocks_per_batch)));
      blocks = blocks.subspan(evaluation::max_blocks_per_batch);
    }
    if (blocks.empty()) return {};
    if (freezing_.is_cancelled()) return base::fail(base::cancelled());
    auto encoded = encode(blocks);
    if (encoded) return write_batch(blocks, *encoded);
    if (encoded.error().code != base::ErrorCode::invalid_input || blocks.size() == 1) return base::fail(encoded.error());
    TRY(write_batches(blocks.first(blocks.size() / 2)));
    return write_batches(blocks.subspan(blocks.size() / 2));
  }

  base::Result<base::Bytes> encode(std::span<const ClosedBlock> blocks) const {
    evaluation::Batch batch;
    batch.header = {freezing_.collector.enrolment.kiosk, counters_.incarnation, counters_.next_batch, counters_.chain_head};
    for (const ClosedBlock& closed : blocks) batch.blocks.push_back(closed.block);
    return evaluation::encode_batch(batch, freezing_.keys, freezing_.collector.enrolment.collector_box_public);
  }

  base::Result<void> write_batch(std::span<const ClosedBlock> blocks, const base::Bytes& bytes) {
    const std::string hash = evaluation::batch_hash(bytes);
    TRY(database_.run("INSERT INTO batch (kiosk, incarnation, sequence, hash, previous, bytes) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      {freezing_.collector.enrolment.kiosk, counters_.incarnation,
                       static_cast<std::int64_t>(counters_.next_batch), hash, counters_.chain_head, &bytes}));
    TRY_ASSIGN(const std::int64_t batch, database_.number("SELECT MAX(id) FROM batch"));
    for (const ClosedBlock& closed : blocks) TRY(write_block(closed, batch));
    ++counters_.next_batch;
    counters_.chain_head = hash;
    ++frozen_.batches;
    return {};
  }

  base::Result<void> write_block(const ClosedBlock& closed, std::int64_t batch) {
    const evaluation::Block& block = closed.block;
    const evaluation::Stratum& stratum = block.stratum;
    TRY(database_.run("INSERT INTO block (id, incarnation, sequence, batch, cohort, content, last_wave, instrument, version, "
                      "manifest_hash, arm, age_band, sex, later, answers_open) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                      {block.id, counters_.incarnation, static_cast<std::int64_t>(block.sequence), batch,
                       base::name_of(block.cohort), base::name_of(block.content), base::name_of(block.waves.back()),
                       stratum.instrument.id, stratum.instrument.version, stratum.instrument.manifest_hash, stratum.arm,
                       stratum.age_band, stratum.sex, closed.more_to_come ? "waiting" : "none", closed.answers_open}));
    const bool opens = block.parents.empty();
    TRY(opens ? assign_sittings(closed) : assign_parents(closed));
    if (opens) sittings_sent_ += static_cast<std::int64_t>(closed.sittings.size());
    TRY(keep_result(database_, closed));
    ++frozen_.blocks;
    return {};
  }

  // I1: a sitting is in one block of the first wave, a block in one of the next. A second time is the
  // program's fault.
  base::Result<void> once(std::string_view what) const {
    if (database_.changed() == 1) return {};
    return base::fail(base::ErrorCode::invalid_input, "a block would count " + std::string(what) + " a second time");
  }

  base::Result<void> assign_sittings(const ClosedBlock& closed) {
    for (const std::string& sitting : closed.sittings) {
      TRY(database_.run("UPDATE sitting SET first_block = ?1 WHERE id = ?2 AND state = 'ended' AND first_block IS NULL",
                        {closed.block.id, sitting}));
      TRY(once("a sitting"));
      // What is linked to it is settled with it and goes when it goes.
      TRY(database_.run("UPDATE sitting SET first_block = ?1 WHERE state = 'ended' AND first_block IS NULL AND id IN "
                        "(SELECT sitting FROM linkage WHERE reader = ?2)",
                        {closed.block.id, sitting}));
      sittings_sent_ += database_.changed();
    }
    return {};
  }

  base::Result<void> assign_parents(const ClosedBlock& closed) {
    for (const std::string& parent : closed.block.parents) {
      TRY(database_.run("UPDATE block SET later = 'closed', next_block = ?1 WHERE id = ?2 AND later = 'waiting'",
                        {closed.block.id, parent}));
      TRY(once("another block"));
    }
    return {};
  }

  base::Result<void> withhold_sitting(const std::string& sitting) {
    TRY(database_.run("UPDATE sitting SET state = 'withheld' WHERE id = ?1 AND state = 'ended' AND first_block IS NULL",
                      {sitting}));
    TRY(once("a sitting"));
    ++frozen_.withheld;
    TRY(database_.run("UPDATE sitting SET state = 'withheld' WHERE state = 'ended' AND first_block IS NULL AND id IN "
                      "(SELECT sitting FROM linkage WHERE reader = ?1)",
                      {sitting}));
    later_withheld_ += database_.changed();
    frozen_.withheld += static_cast<int>(database_.changed());
    return {};
  }

  base::Result<void> withhold_later(const std::string& block) {
    TRY(database_.run("UPDATE block SET later = 'withheld' WHERE id = ?1 AND later = 'waiting'", {block}));
    return once("another block");
  }

  // What no block can hold will never be sent, so it is accounted for and destroyed as what is withheld.
  base::Result<void> set_aside(const evaluation::SetAside& aside) {
    for (const std::string& parent : aside.parents) TRY(withhold_later(parent));
    ++counters_.blocks_set_aside;
    frozen_.set_aside.push_back(aside.reason);
    return {};
  }

  Database& database_;
  const Freezing& freezing_;
  Counters counters_;
  Frozen frozen_;
  std::int64_t sittings_sent_ = 0;
  std::int64_t later_withheld_ = 0;  // linked to sittings that are withheld
};

}  // namespace

base::Result<Frozen> freeze(Database& database, const Freezing& freezing) {
  const Interruptible interruptible(database, freezing.is_cancelled);
  TRY_ASSIGN(const Counters counters, load_counters(database));
  TRY_ASSIGN(const std::vector<StoredScoringKey> stored, load_scoring_keys(database));
  evaluation::ClosingInput input;
  TRY_ASSIGN(input.waiting, waiting_sittings(database, stored));
  TRY_ASSIGN(input.pending, pending_blocks(database, stored));
  TRY_ASSIGN(input.flows, load_flows(database, stored));
  TRY(count_ended(database, input.waiting, input.flows));
  TRY_ASSIGN(std::vector<evaluation::Sitting> unpaired, unpaired_sittings(database, stored));
  std::move(unpaired.begin(), unpaired.end(), std::back_inserter(input.waiting));
  input.week = freezing.now.week;
  input.clock = freezing.now.clock;
  input.settled = freezing.settled;
  input.next_block_sequence = counters.next_block;
  input.withheld_unreported = counters.withheld_unreported;
  std::vector<evaluation::ScoringKey> keys;
  for (const StoredScoringKey& each : stored) keys.push_back(each.key);
  const evaluation::Enrolment& enrolment = freezing.collector.enrolment;
  const evaluation::KioskIdentity identity{enrolment.kiosk, counters.incarnation, enrolment.site_type, enrolment.region};
  TRY_ASSIGN(const evaluation::Closing closing,
             evaluation::close_blocks(input, keys, freezing.policy, identity, freezing.random, freezing.is_cancelled));
  const bool nothing = closing.blocks.empty() && closing.withheld.empty() && closing.withheld_later.empty() && closing.set_aside.empty();
  if (nothing) {
    TRY(save_flows(database, closing.flows));
    return Frozen{};
  }
  return Writer(database, freezing, counters).write(closing);
}

}  // namespace store
