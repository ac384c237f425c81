// How often something was done in the last four weeks: docs/formats/instrument.md.
#pragma once

#include "evaluation/item_score.h"

namespace evaluation {

struct BehaviourKey {
  bool safer_often = true;

  friend bool operator==(const BehaviourKey&, const BehaviourKey&) = default;
};

template <>
struct Score<content::Behaviour> {
  using Key = BehaviourKey;
  static constexpr std::string_view name = "behaviour";
  static constexpr bool looks_back = true;
  static constexpr bool always_sensitive = true;
  // An answer is the place of one of these, from 1.
  static constexpr std::array<std::string_view, 4> levels{"never", "once_or_twice", "weekly", "most_days"};
  // Which end is the safer is the item's matter, so the levels of a slot stand in no order of better and worse.
  static constexpr std::array<int, 0> heights{};
  static constexpr std::array<TableType, 1> tables{{{"item", levels}}};
  static constexpr std::array moments{name};
  static ItemScore score(const Key& key, const Given& given);
  static bool foil(const Key&) { return false; }
  static std::string key_json(const Key& key);
  static base::Result<Key> read_key(std::string_view json);
};

}  // namespace evaluation
