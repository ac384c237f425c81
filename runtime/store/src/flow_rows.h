// How many sittings went which way since the last block: evaluation/flow.h.
#pragma once

#include <vector>

#include "database.h"
#include "evaluation/closing.h"
#include "scoring_keys.h"
#include "session/recorder.h"

namespace store {

base::Result<evaluation::Flows> load_flows(Database& database, const std::vector<StoredScoringKey>& keys);
base::Result<void> save_flows(Database& database, const evaluation::Flows& flows);
// Fails with not_found when the key of the instrument was not kept.
base::Result<void> count_declined(Database& database, const session::SittingStart& start);
base::Result<void> count_way(Database& database, const session::SittingId& sitting, evaluation::Way way);

// Each sitting once, after it has ended: whether it was finished is what decides about its block too.
base::Result<void> count_ended(Database& database, const std::vector<evaluation::Sitting>& ended, evaluation::Flows& flows);

}  // namespace store
