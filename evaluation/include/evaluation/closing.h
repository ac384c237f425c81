// Which sittings become which block, by the rules of evaluation.md. A pure function over what the
// store holds: the store carries the answer out in one transaction (members assigned, blocks frozen,
// counters advanced) or not at all. Waiting is always allowed; closing too early never.
//
// Blocks close in stages: over the first wave, then over the first two, as closing_stages() lists them.
// All waves of a stage are final when a sitting has ended, so a block of the first stage closes over the
// waiting sittings of a stratum, and one of a later stage over all blocks of the stage before whose next
// one is pending, usually in the same call.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"
#include "evaluation/block.h"
#include "evaluation/random_source.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace evaluation {

struct Policy {
  std::string id = "k20-5-v1";
  int k_block = 20;                // sittings in a block, at least
  int k_obs = 5;                   // each margin an onlooker could see is 0 or at least this
  int coarsen_sex_after_days = 28;
  int coarsen_age_after_days = 56;
  int withhold_after_days = 180;
};

// Who closes: from enrolment, and constant for an incarnation.
struct KioskIdentity {
  std::string kiosk;
  std::string incarnation;  // 32 hex digits
  std::string site_type;    // "school", "cafe"
  std::string region;
};

// The waves a block of each stage covers; each stage has one wave more than the one before.
const std::vector<Waves>& closing_stages();

// A block whose next stage may still close.
struct PendingBlock {
  std::string block_id;
  Waves waves;
  Stratum stratum;  // as published
  std::vector<Sitting> members;
};

struct ClosingInput {
  std::vector<Sitting> waiting;       // ended, in no block, not withheld; oldest first
  std::vector<PendingBlock> pending;  // oldest first
  std::string week;                // now
  ClockQuality clock = ClockQuality::unknown;
  std::uint64_t next_block_sequence = 1;
  std::int64_t withheld_unreported = 0;  // sittings withheld since the last block
};

struct ClosedBlock {
  Block block;
  std::vector<std::string> sittings;  // members' ids; they stay on the kiosk
};

// A block that was made and cannot be sent (check_sendable): an instrument too large, say. It takes no
// sequence and is never sent, and nothing else waits for it.
struct SetAside {
  std::string reason;                  // one sentence for the log, without anything anybody answered
  std::vector<std::string> sittings;   // of a block of the first stage: never to be sent, in any wave
  std::vector<std::string> parents;    // of a later one: blocks whose later waves will never be sent
};

struct Closing {
  std::vector<ClosedBlock> blocks;          // in order of their sequence; each can be sent
  std::vector<std::string> withheld;        // sittings never to be sent, in any wave
  std::vector<std::string> withheld_later;  // blocks whose later waves and practice will never be sent
  std::vector<SetAside> set_aside;
  std::uint64_t next_block_sequence = 1;    // to store
  std::int64_t withheld_unreported = 0;     // to store; those set aside are among them
};

// Sittings whose instrument is in no key wait, as if too few. Fails with invalid_input when the
// policy is weaker than k_block 20 and k_obs 5, or the identity is incomplete or no block could name it, and with
// unavailable when it was cancelled.
base::Result<Closing> close_blocks(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                   const KioskIdentity& identity, RandomSource& random,
                                   const base::IsCancelled& is_cancelled = base::never_cancelled);

// Monday-to-Monday days between two ISO weeks; invalid_input when either is not one.
base::Result<int> days_between_weeks(const std::string& from, const std::string& to);

}  // namespace evaluation
