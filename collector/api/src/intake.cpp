#include "api/intake.h"

#include <optional>

#include "api/audit.h"
#include "api/judgement.h"

namespace api {

// What of a batch becomes rows; made before the unit of work, which others wait for.
struct Prepared {
  ChainKey key;
  std::vector<BlockRow> blocks;
  std::vector<ParkedBlockRow> parked_blocks;
};

namespace {

using evaluation::Arrival;

constexpr std::size_t later_batches_at_once = 64;

Prepared prepare(const ArrivedBatch& batch) {
  Prepared rows;
  rows.key = {batch.kiosk, batch.incarnation};
  const std::uint64_t sequence = batch.link.sequence;
  for (const evaluation::Block& block : batch.blocks) {
    rows.blocks.push_back({0, block.id, rows.key, sequence, evaluation::block_json(block)});
  }
  for (const evaluation::ParkedBlock& block : batch.parked_blocks) {
    rows.parked_blocks.push_back({block.id, rows.key, sequence, block.sequence, block.kind, block.json});
  }
  return rows;
}

// Whoever registers it reads the parked ones again once, and would miss what comes after.
base::Result<void> check_still_unregistered(const Rows& rows, const ArrivedBatch& batch) {
  for (const evaluation::InstrumentRef& ref : batch.unregistered) {
    TRY_ASSIGN(const auto row, rows.instrument(ref.manifest_hash, ref.id));
    if (row && row->version == ref.version) return base::fail(base::ErrorCode::unavailable, "an instrument was registered in this moment");
  }
  return {};
}

base::Result<bool> has_known_block(const Rows& rows, const Prepared& prepared) {
  for (const BlockRow& block : prepared.blocks) {
    TRY_ASSIGN(const auto kiosk, rows.kiosk_of_block(block.id));
    if (kiosk) return true;
  }
  for (const ParkedBlockRow& block : prepared.parked_blocks) {
    TRY_ASSIGN(const auto kiosk, rows.kiosk_of_block(block.id));
    if (kiosk) return true;
  }
  return false;
}

base::Result<Chain> reach_to_the_next_gap(const Rows& rows, Chain chain) {
  while (chain.contiguous < chain.highest) {
    const std::uint64_t before = chain.contiguous;
    TRY_ASSIGN(const auto later, rows.batches(chain.key, before + 1, later_batches_at_once));
    chain = reach_over(std::move(chain), later);
    if (chain.contiguous < before + later_batches_at_once) break;
  }
  return chain;
}

base::Result<std::string> keep(Rows& rows, const ArrivedBatch& batch, const Prepared& prepared,
                               const ReceiptMaker& make_receipt) {
  TRY_ASSIGN(const std::optional<Chain> known, rows.chain(prepared.key));
  Chain chain;
  chain.key = prepared.key;
  chain = with_batch(known.value_or(chain), batch.link, {batch.parked, prepared.parked_blocks.size()});
  if (chain.contiguous == batch.link.sequence) {
    TRY_ASSIGN(chain, reach_to_the_next_gap(rows, std::move(chain)));
  }
  std::string receipt = make_receipt(chain.contiguous, chain.head);
  TRY(rows.insert(BatchRow{prepared.key, batch.link, receipt, batch.received_s},
                  batch.parked ? std::optional(batch.bytes) : std::nullopt));
  for (const BlockRow& block : prepared.blocks) TRY(rows.insert(block));
  for (const ParkedBlockRow& block : prepared.parked_blocks) TRY(rows.insert(block));
  TRY(known ? rows.update(chain) : rows.insert(chain));
  return receipt;
}

base::Result<void> refuse(Rows& rows, const ArrivedBatch& batch, Arrival arrival) {
  TRY_ASSIGN(const AlarmCounts counts, rows.alarm_counts(batch.kiosk));
  TRY_ASSIGN(const bool raised, rows.has_alarm({batch.kiosk, batch.incarnation}, batch.link.sequence, batch.link.hash));
  const Refused refused = judge_refused(counts, raised);
  if (refused == Refused::forget) return {};
  const Alarm alarm{batch.kiosk,
                    batch.incarnation,
                    batch.link.sequence,
                    batch.link.hash,
                    arrival == Arrival::conflict ? "conflict" : "broken_chain",
                    batch.received_s};
  TRY(rows.insert(alarm, refused == Refused::quarantine ? std::optional(batch.bytes) : std::nullopt));
  return record_alarm(rows, alarm);
}

std::string receipt_under(std::uint64_t sequence, const std::vector<BatchRow>& near) {
  for (const BatchRow& row : near) {
    if (row.link.sequence == sequence) return row.receipt;
  }
  return "";
}

base::Result<Outcome> judge_and_keep(Rows& rows, const ArrivedBatch& batch, const Prepared& prepared,
                                     const ReceiptMaker& make_receipt) {
  Outcome outcome;
  if (batch.known) {
    TRY_ASSIGN(const bool holds, batch.known->holds(rows));
    outcome.outdated = !holds;
    if (!holds) return outcome;
  }
  TRY(check_still_unregistered(rows, batch));
  // The batch's own place and both beside it: three rows at most reach from the one before to the one after.
  TRY_ASSIGN(const auto near, rows.batches(prepared.key, batch.link.sequence - 1, 3));
  TRY_ASSIGN(const bool known_block, has_known_block(rows, prepared));
  outcome.arrival = judge_batch(batch.link, near, known_block);
  if (outcome.arrival == Arrival::fresh) {
    TRY_ASSIGN(outcome.receipt, keep(rows, batch, prepared, make_receipt));
    return outcome;
  }
  outcome.receipt = receipt_under(batch.link.sequence, near);
  if (outcome.arrival != Arrival::repeated) TRY(refuse(rows, batch, outcome.arrival));
  return outcome;
}

}  // namespace

base::Result<Outcome> take_in(Store& store, const ArrivedBatch& batch, const ReceiptMaker& make_receipt) {
  const Prepared prepared = prepare(batch);
  return store.write([&](Rows& rows) { return judge_and_keep(rows, batch, prepared, make_receipt); });
}

struct WaitingBatch::Inside {
  ArrivedBatch batch;
  Prepared prepared;
  ReceiptMaker make_receipt;
  Outcome outcome;
};

WaitingBatch::WaitingBatch(ArrivedBatch batch, ReceiptMaker make_receipt) {
  Prepared prepared = prepare(batch);
  batch.blocks.clear();  // what is written of them is all that is needed from now on
  batch.parked_blocks.clear();
  inside_ = std::make_shared<Inside>(Inside{std::move(batch), std::move(prepared), std::move(make_receipt), {}});
}

std::size_t WaitingBatch::bytes() const {
  std::size_t size = inside_->batch.bytes.size();
  for (const BlockRow& block : inside_->prepared.blocks) size += block.json.size();
  for (const ParkedBlockRow& block : inside_->prepared.parked_blocks) size += block.json.size();
  return size;
}

void WaitingBatch::take_in(Store& store, TakenIn done) {
  const std::shared_ptr<Inside> inside = std::move(inside_);
  store.write_later(
      [inside](Rows& rows) -> base::Result<void> {
        TRY_ASSIGN(inside->outcome, judge_and_keep(rows, inside->batch, inside->prepared, inside->make_receipt));
        return {};
      },
      [inside, done = std::move(done)](base::Result<void> written) {
        if (written) {
          done(std::move(inside->outcome));
        } else {
          done(base::fail(std::move(written).error()));
        }
      });
}

}  // namespace api
