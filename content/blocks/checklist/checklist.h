// Things to have or to do, each ticked as done or as planned, or left open. Nothing is recorded.
#pragma once

#include <type_traits>

#include "content/lesson_parts.h"

namespace content {

class BlockReader;

struct ChecklistItem {
  std::string id;
  Text text;
  std::optional<Text> why;
};

struct Checklist {
  static constexpr std::string_view type = "checklist";
  BlockId id;
  Text title;
  std::optional<Text> intro;
  std::optional<Picture> picture;
  std::vector<ChecklistItem> items;  // 1 to 12
};

Checklist read(BlockReader& reader, std::type_identity<Checklist>);

template <typename Take>
void parts(const Checklist& block, Take&& take) {
  take(block.title);
  if (block.intro) take(*block.intro);
  parts(block.picture, take);
  for (const ChecklistItem& item : block.items) {
    take(item.text);
    if (item.why) take(*item.why);
  }
}

}  // namespace content
