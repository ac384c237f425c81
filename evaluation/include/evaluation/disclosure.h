// What every block keeps that close_blocks makes, as far as the block alone shows it: how many sittings it is over, that
// nothing it tells is about fewer than five, and that its words are words of a plan and no names. Whoever takes blocks in
// from elsewhere checks this, so that a kiosk that was changed, or that is wrong, cannot hand over a child's answers.
#pragma once

#include "base/result.h"
#include "evaluation/block.h"

namespace evaluation {

// Fails with invalid_input and one sentence about the first rule that is broken, without the value that breaks it.
base::Result<void> check_disclosure(const Block& block);

}  // namespace evaluation
