// Which sittings become which block, by the rules of evaluation.md. A pure function over what the
// store holds: the store carries the answer out in one transaction (members assigned, blocks frozen,
// counters advanced) or not at all. Waiting is always allowed; closing too early never.
//
// Pre and post are one sitting here, so both waves are final when a sitting has ended: a W1 block
// closes over the waiting sittings of a stratum, and a W12 block over all W1 blocks of a stratum whose
// W12 is pending, usually in the same call.
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

struct PendingW1 {
  std::string block_id;
  Stratum stratum;  // as published
  std::vector<Sitting> members;
};

struct ClosingInput {
  std::vector<Sitting> waiting;    // ended, in no W1 block, not withheld; oldest first
  std::vector<PendingW1> pending;  // W1 blocks whose W12 has not closed and is not withheld; oldest first
  std::string week;                // now
  ClockQuality clock = ClockQuality::unknown;
  std::uint64_t next_block_sequence = 1;
  std::int64_t withheld_unreported = 0;  // sittings withheld since the last block
};

struct ClosedBlock {
  Block block;
  std::vector<std::string> sittings;  // members' ids; they stay on the kiosk
};

struct Closing {
  std::vector<ClosedBlock> blocks;          // in order of their sequence
  std::vector<std::string> withheld;        // sittings never to be sent, in any phase
  std::vector<std::string> withheld_w12;    // W1 blocks whose practice and post answers will never be sent
  std::uint64_t next_block_sequence = 1;    // to store
  std::int64_t withheld_unreported = 0;     // to store
};

// Sittings whose instrument is in no key wait, as if too few. Fails with invalid_input when the
// policy is weaker than k_block 20 and k_obs 5, or the identity is incomplete, and with unavailable
// when it was cancelled.
base::Result<Closing> close_blocks(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                   const KioskIdentity& identity, RandomSource& random,
                                   const base::IsCancelled& is_cancelled = base::never_cancelled);

// Monday-to-Monday days between two ISO weeks; invalid_input when either is not one.
base::Result<int> days_between_weeks(const std::string& from, const std::string& to);

}  // namespace evaluation
