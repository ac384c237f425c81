// Pairs to find: things on one side, what belongs to each on the other. One that is laid elsewhere has a word about the
// thought behind it.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct MatchingPair {
  std::string id;
  Text left;
  std::optional<Picture> picture;  // beside the left side's words
  Text right;
  Text feedback;              // said when another right side is laid to the left side
  std::string misconception;  // short name of the thought behind that
  Text reveals;               // told when the pair is found; may be empty
};

struct Matching {
  static constexpr std::string_view type = "matching";
  BlockId id;
  Text instruction;
  std::optional<Picture> picture;  // the character who gives the feedback
  std::vector<MatchingPair> pairs;
};

Matching read(BlockReader& reader, std::type_identity<Matching>);

template <typename Take>
void parts(const Matching& block, Take&& take) {
  take(block.instruction);
  parts(block.picture, take);
  for (const MatchingPair& pair : block.pairs) {
    take(pair.left);
    parts(pair.picture, take);
    take(pair.right);
    take(pair.feedback);
    if (!pair.reveals.empty()) take(pair.reveals);
  }
}

}  // namespace content
