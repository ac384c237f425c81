#include "blocks/ordering/ordering.h"

#include "lesson/sequence_reader.h"

namespace content {

Ordering read(BlockReader& reader, std::type_identity<Ordering>) {
  reader.members({"instruction", "picture", "cards"});
  Ordering block;
  block.id = reader.id();
  block.sequence = read_sequence(reader, SequenceRules{});
  return block;
}

}  // namespace content
