// close_blocks under a policy that no kiosk may have: of groups of two or three every history can be gone through
// (tests/properties/evaluation/closings_proof_test.cpp), of twenty none.
#pragma once

#include "evaluation/closing.h"

namespace evaluation {

// What close_blocks does, but that nothing looks at policy and identity, nor at whether a block could be sent: it must not be.
base::Result<Closing> close_by_any_policy(const ClosingInput& input, const std::vector<ScoringKey>& keys, const Policy& policy,
                                          const KioskIdentity& identity, RandomSource& random);

}  // namespace evaluation
