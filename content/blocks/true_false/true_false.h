// A statement to judge: true, not true, or not sure. Each answer has its own feedback.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct TrueFalse {
  static constexpr std::string_view type = "true_false";
  BlockId id;
  Text statement;
  std::optional<Picture> picture;
  bool is_true = false;
  std::string misconception;  // short name of the thought behind the wrong answer
  Text when_true;             // feedback to each answer
  Text when_false;
  Text when_not_sure;
};

TrueFalse read(BlockReader& reader, std::type_identity<TrueFalse>);

template <typename Take>
void parts(const TrueFalse& block, Take&& take) {
  take(block.statement);
  parts(block.picture, take);
  take(block.when_true);
  take(block.when_false);
  take(block.when_not_sure);
}

}  // namespace content
