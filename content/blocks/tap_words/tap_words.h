// Tap the words that make you stop and think; each answers with its own feedback.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct TapTarget {
  std::string id;
  bool signal = true;  // worth a pause; false for words that are fine as they are
  Text feedback;
};

struct TapWords {
  static constexpr std::string_view type = "tap_words";
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;  // with [[target:words]]
  Text instruction;
  std::vector<TapTarget> targets;
};

TapWords read(BlockReader& reader, std::type_identity<TapWords>);

template <typename Take>
void parts(const TapWords& block, Take&& take) {
  take(block.title);
  parts(block.picture, take);
  parts(block.paragraphs, take);
  take(block.instruction);
  for (const TapTarget& target : block.targets) take(target.feedback);
}

}  // namespace content
