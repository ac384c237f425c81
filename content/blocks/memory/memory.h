// Pairs of cards that belong together, to be found by turning two at a time: words, pictures or both.
#pragma once

#include <string_view>
#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct MemoryCard {
  std::optional<Picture> picture;
  Text text;  // may be empty when there is a picture
};

struct MemoryPair {
  std::string id;
  MemoryCard one;
  MemoryCard two;
  Text feedback;  // when it was found
};

struct Memory {
  static constexpr std::string_view type = "memory";
  BlockId id;
  Text title;
  std::vector<MemoryPair> pairs;
};

Memory read(BlockReader& reader, std::type_identity<Memory>);

template <typename Take>
void parts(const MemoryCard& card, Take&& take) {
  parts(card.picture, take);
  if (!card.text.empty()) take(card.text);
}

template <typename Take>
void parts(const Memory& block, Take&& take) {
  take(block.title);
  for (const MemoryPair& pair : block.pairs) {
    parts(pair.one, take);
    parts(pair.two, take);
    take(pair.feedback);
  }
}

}  // namespace content
