// The last page of a lesson: it sums up, and ends with the way to somebody who can help.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct Close {
  static constexpr std::string_view type = "close";
  BlockId id;
  Text title;
  std::optional<Picture> picture;
  std::vector<Paragraph> paragraphs;
};

Close read(BlockReader& reader, std::type_identity<Close>);

template <typename Take>
void parts(const Close& close, Take&& take) {
  take(close.title);
  parts(close.picture, take);
  parts(close.paragraphs, take);
}

}  // namespace content
