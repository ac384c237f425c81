// What an item type tells the evaluation: how an answer to it becomes levels in tables and a score.
// Each type's room (items/TYPE/score.h) specialises Score for its type:
//
//   template <> struct Score<content::Knowledge> {
//     using Key = KnowledgeKey;                              // what it is scored by; compares with ==
//     static constexpr std::string_view name = "knowledge";  // the construct, in batches and reports
//     static constexpr bool looks_back = false;              // asks what was done in weeks: not in WaveFacts::soon_after
//     static constexpr bool always_sensitive = false;        // whatever the instrument marks
//     static constexpr std::array tables = …;                // TableType: one table a slot, at least one
//     static constexpr std::array<int, N> heights{…};        // of the first table's levels, the wished one first and
//                                                            // highest; empty where they stand in no order
//     static constexpr std::array moments = …;               // names of the scores summed up
//     static ItemScore score(const Key&, const Given&);      // of at least one answer
//     static bool foil(const Key&);                          // nothing is wrong in this item
//     static std::string key_json(const Key&);               // an object, kept until blocks close
//     static base::Result<Key> read_key(std::string_view);   // corrupt: not what key_json wrote
//   };
//
// Tables, batches, the allow-list and the report follow from these.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evaluation/answer.h"
#include "items/types.h"

namespace evaluation {

template <typename Item>
struct Score;

// Levels that every table has, after those of its own. `not_seen`: the wave was never begun.
// `not_reached`: it was begun, and this item has no answer.
namespace level {
inline constexpr std::string_view skipped = "skipped";
inline constexpr std::string_view rather_not_say = "rather_not_say";
inline constexpr std::string_view did_not_come_up = "did_not_come_up";
inline constexpr std::string_view not_reached = "not_reached";
inline constexpr std::string_view not_seen = "not_seen";
inline constexpr std::string_view unanswered = "unanswered";  // in tables: any of those before, not told apart
inline constexpr std::string_view other = "other";            // in tables: any of the type's levels but the first
}  // namespace level

inline constexpr std::array unanswered_levels{level::skipped, level::rather_not_say, level::did_not_come_up,
                                              level::not_reached, level::not_seen, level::unanswered};

// The level of an answer that is none.
constexpr std::string_view unanswered_level(Status status) {
  if (status == Status::rather_not_say) return level::rather_not_say;
  if (status == Status::did_not_come_up) return level::did_not_come_up;
  return level::skipped;
}

struct TableType {
  std::string_view kind;  // "item" for what was answered
  std::span<const std::string_view> levels;
};

// The answers to one item in one wave, by action; "" for items that ask one thing.
using Given = std::map<std::string, const Answer*>;

inline constexpr int highest_item_score = 12;

struct ItemScore {
  std::vector<std::string_view> levels;      // one for each of the type's tables
  std::vector<std::optional<int>> twelfths;  // one for each of its moments, 0 to 12; absent: not scored
};

}  // namespace evaluation
