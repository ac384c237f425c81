// Blocks from JSON that has passed the allow-list.
#pragma once

#include "allow_list.h"
#include "evaluation/block.h"

namespace evaluation {

// `value` has passed block_rules() and check_body(); fails with invalid_input when its numbers contradict one another.
base::Result<Block> read_block(const JsonValue& value, const Place& where);

// Canonical text: members sorted, no white space.
std::string canonical(const Json& value);

}  // namespace evaluation
