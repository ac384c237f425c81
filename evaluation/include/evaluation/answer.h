// What a reader answered, before any scoring. An answer belongs to one sitting and is either to an
// item in one wave (some types have one answer for each action) or what a choice in a practice chat
// was coded as. Skipping an item, preferring not to say and "it didn't come up" are three different
// things and stay so.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/names.h"
#include "evaluation/wave.h"

namespace evaluation {

enum class Status { answered, skipped, rather_not_say, did_not_come_up };
inline constexpr base::Names<Status, 4> status_names{{{"answered", Status::answered},
                                                      {"skipped", Status::skipped},
                                                      {"rather_not_say", Status::rather_not_say},
                                                      {"did_not_come_up", Status::did_not_come_up}}};
static_assert(base::is_complete(status_names));

struct Answer {
  std::optional<Wave> wave;  // absent: a choice in a practice chat, which is no wave
  std::string item;          // item id; practice: the code, such as "secrecy"
  std::string action;        // of items that ask about several
  Status status = Status::answered;
  int value = 0;      // by the item's type; practice: the code's value
  std::string block{};  // practice: the lesson's block, for a lesson may have several chats

  bool is_practice() const { return !wave.has_value(); }

  friend bool operator==(const Answer&, const Answer&) = default;
};

inline Answer practice_answer(std::string block, std::string code, int value) {
  return {std::nullopt, std::move(code), "", Status::answered, value, std::move(block)};
}

}  // namespace evaluation
