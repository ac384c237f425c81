// One question to which several answers may be right. What is behind each is said when it was chosen, and behind a
// right one also when it was left out.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct OneOfSeveral {
  std::string id;
  bool good = false;
  Text text;
  Text when_chosen;
  Text when_missed;           // empty when not good
  std::string misconception;  // short name of the thought behind a wrong answer; empty when good
};

struct MultipleChoice {
  static constexpr std::string_view type = "multiple_choice";
  BlockId id;
  Text question;
  std::optional<Picture> picture;  // to look at while answering
  std::vector<OneOfSeveral> choices;
};

MultipleChoice read(BlockReader& reader, std::type_identity<MultipleChoice>);

template <typename Take>
void parts(const MultipleChoice& block, Take&& take) {
  take(block.question);
  parts(block.picture, take);
  for (const OneOfSeveral& choice : block.choices) {
    take(choice.text);
    take(choice.when_chosen);
    if (choice.good) take(choice.when_missed);
  }
}

}  // namespace content
