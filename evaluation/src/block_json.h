// Blocks to and from JSON values that have passed the allow-list.
#pragma once

#include "allow_list.h"
#include "evaluation/block.h"

namespace evaluation {

Json block_value(const Block& block);
// `value` has passed block_rules() and check_body(); fails with invalid_input when its numbers contradict one another.
base::Result<Block> read_block(const Json& value, const std::string& where);

// Canonical text: members sorted, no white space.
std::string canonical(const Json& value);

}  // namespace evaluation
