// Cards to lay into groups, one after another. A card says of each group whether it belongs there, and what to think
// about where it does not. A myth sort is a sort whose groups are "a myth" and "so it is".
#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "base/enum_names.h"
#include "content/lesson_parts.h"

namespace content {

class BlockReader;

enum class GroupSign { check, pause, tell, question, heart, lock };

struct SortGroup {
  std::string id;
  std::optional<GroupSign> sign;  // a picture beside the words; it also chooses the colour
  Text text;
};

// What is said when a card is laid into a group.
struct SortPlace {
  std::string group;
  bool good = false;
  Text feedback;
  std::string misconception;  // short name of the thought behind a wrong place; empty when good
};

struct SortCard {
  std::string id;
  Text text;
  std::optional<Picture> picture;
  std::vector<SortPlace> places;  // one for each group, in the order of the groups
};

struct Sort {
  static constexpr std::string_view type = "sort";
  BlockId id;
  Text question;
  std::vector<SortGroup> groups;
  std::vector<SortCard> cards;
};

Sort read(BlockReader& reader, std::type_identity<Sort>);

template <typename Take>
void parts(const Sort& block, Take&& take) {
  take(block.question);
  for (const SortGroup& group : block.groups) take(group.text);
  for (const SortCard& card : block.cards) {
    take(card.text);
    parts(card.picture, take);
    for (const SortPlace& place : card.places) take(place.feedback);
  }
}

}  // namespace content

template <>
inline constexpr std::array base::enum_names<content::GroupSign>{
    std::string_view("check"),    std::string_view("pause"), std::string_view("tell"),
    std::string_view("question"), std::string_view("heart"), std::string_view("lock")};
