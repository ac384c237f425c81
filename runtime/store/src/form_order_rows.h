// Forms dealt by permuted blocks: evaluation/permuted_block.h.
#pragma once

#include <cstdint>

#include "database.h"
#include "evaluation/permuted_block.h"
#include "evaluation/sitting.h"
#include "session/recorder.h"

namespace store {

// Of the next reader of the stratum; a used-up block is followed by one of this seed. Nothing is dealt before a sitting begins, so whoever says no takes no place in the order.
base::Result<evaluation::Form> look_at_next_form(Database& database, const evaluation::Stratum& stratum, std::uint64_t seed);
base::Result<void> deal_form(Database& database, const session::SittingId& begun);

}  // namespace store
