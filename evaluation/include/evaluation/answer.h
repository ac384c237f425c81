// What a reader answered, before any scoring. An answer belongs to one sitting, one phase and one
// item; a scenario item has one answer for each of its actions. Skipping an item, preferring not to
// say and "it didn't come up" are three different things and stay so.
#pragma once

#include <string>

namespace evaluation {

enum class Phase { pre, practice, post };
enum class Status { answered, skipped, rather_not_say, did_not_come_up };

enum class KnowledgeValue : int { no = 0, yes = 1, not_sure = 2 };

struct Answer {
  Phase phase = Phase::pre;
  std::string item;    // item id; in practice chats the construct's code, such as "secrecy"
  std::string action;  // scenario items only
  Status status = Status::answered;
  int value = 0;       // knowledge: KnowledgeValue; scenario: rating 1 (very bad) to 4 (very good); practice: the code's value

  friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace evaluation
