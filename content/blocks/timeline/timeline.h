// Scenes to put in order, each with a picture; one that lies where it belongs tells what happened.
#pragma once

#include <type_traits>

#include "content/sequence.h"

namespace content {

class BlockReader;

struct Timeline {
  static constexpr std::string_view type = "timeline";
  BlockId id;
  Sequence sequence;
};

Timeline read(BlockReader& reader, std::type_identity<Timeline>);

template <typename Take>
void parts(const Timeline& block, Take&& take) {
  parts(block.sequence, take);
}

}  // namespace content
