// Which sittings become which block, by the rules of evaluation.md. A pure function over what the store holds: the store
// carries the answer out in one transaction (members assigned, blocks frozen, counters advanced) or not at all. Waiting is
// always allowed; closing too early never.
//
// Who closes together and when is decided by cohorts.h from what somebody in the room could know: strata, weeks, who
// finished, who came back. It never sees an answer. What a block says of its answers is decided afterwards, by masking.h. The members that
// finished close as a W1 and a W12 block at once, those who came back as W1, W12 and W123, those who left as a W1 block, later
// visits that are linked to none as a W3 block; over whole blocks of either kind, larger
// groups close again for what is sensitive.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"
#include "evaluation/block.h"
#include "evaluation/random_source.h"
#include "evaluation/scoring.h"
#include "evaluation/sitting.h"

namespace evaluation {

struct Policy {
  std::string id = "k20-5-60-v2";
  int k_block = 20;      // sittings in a block, at least
  int k_obs = 5;         // what somebody could count is 0 or at least this
  int k_sensitive = 60;  // sittings in a block about what is sensitive, at least
  // How long a group that is large enough waits for more, so that its last ones do not stay behind too few to be sent.
  int settle_days = 28;
  int coarsen_sex_after_days = 28;
  int coarsen_age_after_days = 56;
  int withhold_after_days = 180;
  // Whoever began with a card is in no block for so long, that they may come back; those who did and are too few to be a
  // group of their own by the later day are then as those who did not.
  int return_days = 84;
  int returned_group_days = 140;
};

// Who closes: from enrolment, and constant for an incarnation.
struct KioskIdentity {
  std::string kiosk;
  std::string incarnation;  // 32 hex digits
  std::string site_type;    // "school", "cafe"
  std::string region;
};

// A plain block whose members are kept until what is sensitive may close over it.
struct PendingBlock {
  std::string block_id;
  Cohort cohort = Cohort::finished;
  Stratum stratum;  // as published
  std::vector<Sitting> members;
};

// Each arm of an instrument has a flow of its own: who leaves one of them is the first thing to compare.
using FlowKey = std::pair<InstrumentRef, std::string>;
using Flows = std::map<FlowKey, Flow>;

inline FlowKey flow_key(const Stratum& stratum) { return {stratum.instrument, stratum.arm}; }

struct ClosingInput {
  std::vector<Sitting> waiting;       // ended, in no block, not withheld; oldest first
  std::vector<PendingBlock> pending;  // oldest first
  std::string week;                // now
  ClockQuality clock = ClockQuality::unknown;
  bool settled = false;  // an operator says that nobody more will come: groups that are large enough close now
  std::uint64_t next_block_sequence = 1;
  std::int64_t withheld_unreported = 0;  // sittings withheld since the last block
  Flows flows;                           // of sittings since the last block that told of them
};

struct ClosedBlock {
  Block block;
  std::vector<std::string> sittings;  // members' ids; they stay on the kiosk
  bool more_to_come = false;          // another block may close over this one
  std::int64_t answers_open = 0;      // answer records that only such a block would settle
};

enum class NotSent { waited_too_long, says_nothing, hurried, no_block_holds_it };

struct Withheld {
  std::string sitting;
  NotSent why = NotSent::waited_too_long;
};

// A block that was made and cannot be sent (check_sendable): an instrument too large, say. It takes no
// sequence and is never sent, and nothing else waits for it.
struct SetAside {
  std::string reason;                // one sentence for the log, without anything anybody answered
  std::vector<std::string> parents;  // whose members' answers will never be sent by it; none: its sittings are withheld
};

struct Closing {
  std::vector<ClosedBlock> blocks;          // in order of their sequence; each can be sent
  std::vector<Withheld> withheld;           // sittings never to be sent, in any block
  std::vector<std::string> withheld_later;  // pending blocks over which no other will close
  std::vector<SetAside> set_aside;
  // Answer records that are settled by this: told in a table, or never to be told.
  std::int64_t answers_sent = 0;
  std::int64_t answers_withheld = 0;
  std::uint64_t next_block_sequence = 1;    // to store
  std::int64_t withheld_unreported = 0;     // to store; those set aside are among them
  Flows flows;                              // to store: what is not told yet
};

// Sittings whose instrument is in no key wait, as if too few. Fails with invalid_input when the
// policy is weaker than k_block 20, k_obs 5 and k_sensitive 60, or the identity is incomplete or no block could name it, and
// with unavailable when it was cancelled.
base::Result<Closing> close_blocks(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                   const KioskIdentity& identity, RandomSource& random,
                                   const base::IsCancelled& is_cancelled = base::never_cancelled);

// Monday-to-Monday days between two ISO weeks; invalid_input when either is not one.
base::Result<int> days_between_weeks(const std::string& from, const std::string& to);

}  // namespace evaluation
