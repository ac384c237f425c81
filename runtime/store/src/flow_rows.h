// How many sittings went which way since the last block: evaluation/flow.h.
#pragma once

#include <vector>

#include "database.h"
#include "evaluation/flow.h"
#include "evaluation/sitting.h"

namespace store {

base::Result<evaluation::Flow> load_flow(Database& database);
base::Result<void> save_flow(Database& database, const evaluation::Flow& flow);
base::Result<void> count_way(Database& database, evaluation::Way way);

// Each sitting once, after it has ended: whether it was finished is what decides about its block too.
base::Result<void> count_ended(Database& database, const std::vector<evaluation::Sitting>& ended, evaluation::Flow& flow);

}  // namespace store
