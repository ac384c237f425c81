// How like the reader a sentence is, turned so that high is the wished answer: docs/formats/instrument.md.
#pragma once

#include "evaluation/item_score.h"

namespace evaluation {

struct AttitudeKey {
  bool reversed = false;
  int points = 5;  // answers are 1 (not at all like me) to so many (very like me)

  friend bool operator==(const AttitudeKey&, const AttitudeKey&) = default;
};

template <>
struct Score<content::Attitude> {
  using Key = AttitudeKey;
  static constexpr std::string_view name = "attitude";
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = false;
  // Three, whether three faces or five words were asked: what is between is in the score.
  static constexpr std::array<std::string_view, 3> levels{"high", "middle", "low"};
  static constexpr std::array<int, 3> heights{2, 1, 0};
  static constexpr std::array<TableType, 1> tables{{{"item", levels}}};
  static constexpr std::array moments{name};
  static ItemScore score(const Key& key, const Given& given);
  static bool foil(const Key&) { return false; }
  static std::string key_json(const Key& key);
  static base::Result<Key> read_key(std::string_view json);
};

}  // namespace evaluation
