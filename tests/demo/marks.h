// What an answer is worth, by a scoring of the demonstration's own, so that a mistake in the evaluation library cannot hide
// itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/instrument.h"

namespace demo {

// What a student gave to one item; ratings are parallel to its actions, none where it was not answered.
struct Given {
  enum class How { answered, skipped, rather_not_say };
  How how = How::answered;
  int knowledge = 0;  // 0 false, 1 true, 2 not sure
  std::vector<int> ratings;
};

struct Marks {
  std::string construct;
  std::string level;
  std::string called;           // of a situation: whether it was called risky; else empty
  std::optional<int> twelfths;  // absent where it was not answered
};

inline constexpr int most_twelfths = 12;

Marks marks_of(const content::Item& item, const Given& given);

bool is_answered(const std::string& level);

}  // namespace demo
