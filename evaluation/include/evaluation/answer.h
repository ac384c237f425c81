// What a reader answered, before any scoring. An answer belongs to one sitting and is either to an
// item in one wave (some types have one answer for each action) or what a choice in a practice chat
// was coded as. Skipping an item, preferring not to say and "it didn't come up" are three different
// things and stay so.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/enum_names.h"
#include "evaluation/wave.h"

namespace evaluation {

enum class Status { answered, skipped, rather_not_say, did_not_come_up };

}  // namespace evaluation

template <>
inline constexpr std::array<std::string_view, 4> base::enum_names<evaluation::Status>{
    "answered", "skipped", "rather_not_say", "did_not_come_up"};

namespace evaluation {

struct Answer {
  std::optional<Wave> wave;  // absent: a choice in a practice chat, which is no wave
  std::string item;          // item id; practice: the code, such as "secrecy"
  std::string action;        // of items that ask about several
  Status status = Status::answered;
  int value = 0;        // by the item's type; practice: the code's value
  std::string block{};  // practice: the lesson's block, for a lesson may have several chats

  bool is_practice() const { return !wave.has_value(); }

  friend bool operator==(const Answer&, const Answer&) = default;
};

inline Answer practice_answer(std::string block, std::string code, int value) {
  return {std::nullopt, std::move(code), "", Status::answered, value, std::move(block)};
}

}  // namespace evaluation
