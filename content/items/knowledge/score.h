// A statement's key and how answers to it are scored: docs/formats/instrument.md.
#pragma once

#include "evaluation/item_score.h"

namespace evaluation {

enum class KnowledgeValue : int { no = 0, yes = 1, not_sure = 2 };

struct KnowledgeKey {
  bool is_true = false;

  friend bool operator==(const KnowledgeKey&, const KnowledgeKey&) = default;
};

template <>
struct Score<content::Knowledge> {
  using Key = KnowledgeKey;
  static constexpr std::string_view name = "knowledge";
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = false;
  static constexpr std::array<std::string_view, 3> levels{"right", "wrong", "not_sure"};
  static constexpr std::array<int, 3> heights{2, 0, 1};
  static constexpr std::array<TableType, 1> tables{{{"item", levels}}};
  static constexpr std::array moments{name};
  static ItemScore score(const Key& key, const Given& given);
  static bool foil(const Key&) { return false; }
  static std::string key_json(const Key& key);
  static base::Result<Key> read_key(std::string_view json);
};

}  // namespace evaluation
