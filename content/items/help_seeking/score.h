// How likely a reader is to go to somebody: docs/formats/instrument.md.
#pragma once

#include "evaluation/item_score.h"

namespace evaluation {

struct HelpRowKey {
  std::string id;
  bool reversed = false;

  friend bool operator==(const HelpRowKey&, const HelpRowKey&) = default;
};

struct HelpSeekingKey {
  int points = 5;  // ratings are 1 (very unlikely) to so many (very likely)
  std::vector<HelpRowKey> rows;

  friend bool operator==(const HelpSeekingKey&, const HelpSeekingKey&) = default;
};

template <>
struct Score<content::HelpSeeking> {
  using Key = HelpSeekingKey;
  static constexpr std::string_view name = "help_seeking";
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = true;
  // To the one of the rows that the reader would most likely go to.
  static constexpr std::array<std::string_view, 3> levels{"likely", "unsure", "unlikely"};
  static constexpr std::array<int, 3> heights{2, 1, 0};
  static constexpr std::array<TableType, 1> tables{{{"item", levels}}};
  static constexpr std::array moments{name};
  static ItemScore score(const Key& key, const Given& given);
  static bool foil(const Key&) { return false; }
  static std::string key_json(const Key& key);
  static base::Result<Key> read_key(std::string_view json);
};

}  // namespace evaluation
