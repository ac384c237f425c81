#include "blocks/timeline/timeline.h"

#include "lesson/sequence_reader.h"

namespace content {

Timeline read(BlockReader& reader, std::type_identity<Timeline>) {
  reader.members({"instruction", "picture", "cards"});
  Timeline block;
  block.id = reader.id();
  block.sequence = read_sequence(reader, SequenceRules{Needed::yes, Needed::yes});
  return block;
}

}  // namespace content
