// A question to think about. There is nothing to answer and nothing is recorded; who wants a start opens a prompt.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct ReflectionPrompt {
  std::string id;
  Text text;
};

struct Reflection {
  static constexpr std::string_view type = "reflection";
  BlockId id;
  Text question;
  std::optional<Picture> picture;
  std::vector<ReflectionPrompt> prompts;  // none to 5, opened one after another
};

Reflection read(BlockReader& reader, std::type_identity<Reflection>);

template <typename Take>
void parts(const Reflection& block, Take&& take) {
  take(block.question);
  parts(block.picture, take);
  for (const ReflectionPrompt& prompt : block.prompts) take(prompt.text);
}

}  // namespace content
