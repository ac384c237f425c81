// What sittings are scored by, kept because the pack may be replaced before a block closes.
#pragma once

#include <vector>

#include "database.h"
#include "evaluation/scoring.h"

namespace store {

// The same instrument, version and manifest again changes nothing. Fails with invalid_input when a
// block could not name the instrument: ids are plain, the manifest hash has 64 hex digits.
base::Result<void> keep_scoring_key(Database& database, const evaluation::ScoringKey& key);

struct StoredScoringKey {
  std::int64_t row = 0;
  evaluation::ScoringKey key;
};
base::Result<std::vector<StoredScoringKey>> load_scoring_keys(Database& database);

}  // namespace store
