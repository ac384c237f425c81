// What the desk may show of closed groups (R17): for each block over two waves, how many readers it is about and the sums of
// their scores, when there are ten or more. The same numbers as the block's own, so that nothing follows from both together.
#pragma once

#include "database.h"
#include "evaluation/closing.h"
#include "session/desk_facts.h"

namespace store {

// To be called in the transaction that freezes the block.
base::Result<void> keep_result(Database& database, const evaluation::ClosedBlock& closed);

base::Result<std::vector<session::LessonResult>> load_results(Database& database);

}  // namespace store
