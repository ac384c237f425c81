// One question, a few things one could do. Each has its own feedback, and a wrong one names the thought
// behind it.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct Choice {
  std::string id;
  bool good = false;
  Text text;
  Text feedback;
  std::string misconception;  // short name of the thought behind a wrong answer; empty when good
};

struct SingleChoice {
  static constexpr std::string_view type = "single_choice";
  BlockId id;
  Text question;
  std::optional<Picture> picture;  // the character who gives the feedback
  std::vector<Choice> choices;
};

SingleChoice read(BlockReader& reader, std::type_identity<SingleChoice>);

template <typename Take>
void parts(const SingleChoice& block, Take&& take) {
  take(block.question);
  parts(block.picture, take);
  for (const Choice& choice : block.choices) {
    take(choice.text);
    take(choice.feedback);
  }
}

}  // namespace content
