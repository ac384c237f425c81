// A situation, and four things one could do in it, each to be rated from 1 (very bad) to 4 (very good).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "content/text.h"
#include "items/types.h"

namespace content {

class ItemReader;

struct ItemAction {
  std::string id;
  Text text;
  int key = 0;         // 1 to 4, what safeguarding experts would choose
  bool probe = false;  // the going-along action: keyed bad in a risky situation, good in a safe foil
};

struct Scenario {
  static constexpr std::string_view type = "scenario";
  static constexpr std::size_t tables = 2;  // the item's and its probe's
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = false;
  Text situation;
  bool foil = false;  // nothing is wrong here
  std::vector<ItemAction> actions;
};

Scenario read(ItemReader& reader, std::type_identity<Scenario>);

std::optional<std::string> unlike(const Scenario& one, const Scenario& other);

template <typename Take>
void parts(const Scenario& item, Take&& take) {
  take(item.situation);
  for (const ItemAction& action : item.actions) take(action.text);
}

}  // namespace content
