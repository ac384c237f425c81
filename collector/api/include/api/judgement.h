// What the collector decides about what arrives, as pure functions over plain values: no store, no
// clock, no keys. Who reads the values and carries the decision out: intake.h and enrolling.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/store.h"
#include "evaluation/chain.h"

namespace api {

// `near` may hold any batches of the chain. A block that came in another batch is a conflict too.
evaluation::Arrival judge_batch(const evaluation::Link& arriving, const std::vector<BatchRow>& near,
                                bool has_known_block);

// What of a batch cannot be read yet.
struct Parked {
  bool whole = false;
  std::size_t blocks = 0;
};

// The chain with one more batch. It reaches up to that batch only: what is stored above comes by reach_over.
Chain with_batch(Chain chain, const evaluation::Link& batch, const Parked& parked);

// `later`: stored batches above chain.contiguous, lowest first. Goes on as long as none is missing.
Chain reach_over(Chain chain, const std::vector<BatchRow>& later);

// What is missing above `contiguous` and below the highest of `sequences`, which are above it and ascend.
std::vector<evaluation::Gap> gaps_above(std::uint64_t contiguous, const std::vector<std::uint64_t>& sequences);

// A hostile kiosk must not fill the disk with what is refused.
inline constexpr std::int64_t max_quarantined_per_kiosk = 16;
inline constexpr std::int64_t max_alarms_per_kiosk = 1024;
enum class Refused { forget, raise_alarm, quarantine };  // quarantine: an alarm, and the batch is kept
Refused judge_refused(const AlarmCounts& of_kiosk, bool alarm_raised_before);

enum class TokenUse {
  unknown,
  first,
  repeated,  // by the same kiosk: it gets the answer kept then, however late
  by_another,
  expired,    // and nobody has used it
  given_up_key  // the kiosk has changed its key since, and this request does not tell of it: judged where the keys are known
};
TokenUse judge_token(const std::optional<Token>& token, const std::string& kiosk, std::int64_t now_s);

// Who enrols again keeps its key, its site and the time it first came.
Station renewed(const Station& known, const Station& enrolling);

}  // namespace api
