// Reads the cards of blocks that are put in order.
#pragma once

#include "content/sequence.h"
#include "lesson/block_reader.h"

namespace content {

enum class Needed { no, yes };

struct SequenceRules {
  Needed pictures = Needed::no;
  Needed reveals = Needed::no;
};

// The members "instruction", "picture" and "cards", which the block must have named.
Sequence read_sequence(const BlockReader& reader, const SequenceRules& rules);

}  // namespace content
