// A situation's key and how ratings of its actions are scored: docs/formats/instrument.md.
#pragma once

#include "evaluation/item_score.h"

namespace evaluation {

struct ActionKey {
  std::string id;
  int key = 0;  // 1 (very bad) to 4 (very good)
  bool probe = false;

  friend bool operator==(const ActionKey&, const ActionKey&) = default;
};

struct ScenarioKey {
  bool foil = false;
  std::vector<ActionKey> actions;

  friend bool operator==(const ScenarioKey&, const ScenarioKey&) = default;
};

template <>
struct Score<content::Scenario> {
  using Key = ScenarioKey;
  static constexpr std::string_view name = "scenario";
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = false;
  static constexpr std::array<std::string_view, 2> levels{"right", "wrong"};
  static constexpr std::array<int, 0> heights{};  // right and wrong alone: the pairs tell it all
  // Whether the situation was taken for a risky one: going along was rated bad, or, where nothing is wrong, an over-reaction
  // good. Who would block a trusted aunt is alarmed, whatever they think of sending her the photo.
  static constexpr std::array<std::string_view, 2> probe_levels{"called_risky", "called_fine"};
  static constexpr std::array<TableType, 2> tables{{{"item", levels}, {"probe", probe_levels}}};
  static constexpr std::array moments{name};
  static ItemScore score(const Key& key, const Given& given);
  static bool foil(const Key& key) { return key.foil; }
  static std::string key_json(const Key& key);
  static base::Result<Key> read_key(std::string_view json);
};

}  // namespace evaluation
