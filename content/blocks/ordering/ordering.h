// Steps to put in order. Each that is laid too early has a word about the thought behind it.
#pragma once

#include <type_traits>

#include "content/sequence.h"

namespace content {

class BlockReader;

struct Ordering {
  static constexpr std::string_view type = "ordering";
  BlockId id;
  Sequence sequence;
};

Ordering read(BlockReader& reader, std::type_identity<Ordering>);

template <typename Take>
void parts(const Ordering& block, Take&& take) {
  parts(block.sequence, take);
}

}  // namespace content
