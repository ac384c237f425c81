// Arms dealt by permuted blocks: evaluation/arm.h.
#pragma once

#include <cstdint>

#include "database.h"
#include "evaluation/arm.h"
#include "evaluation/sitting.h"
#include "session/recorder.h"

namespace store {

// Of the next reader of the instrument and age band; the stratum's arm is not looked at. A used-up block, and one of other
// arms, is followed by one of this seed. Nothing is dealt before a sitting begins.
base::Result<evaluation::Arm> look_at_next_arm(Database& database, const evaluation::Stratum& stratum, const evaluation::Arms& arms,
                                               std::uint64_t seed);
base::Result<void> deal_arm(Database& database, const session::SittingId& begun);

}  // namespace store
