// What choices in practice chats are coded as (docs/formats/lesson.md). It stands in the lowest layer
// because content checks lessons against it and evaluation counts by it, and the two do not know each
// other; written twice, they drifted, and a code was recorded that could never be sent.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace base {

struct PracticeCode {
  std::string_view id;
  int least = 0;
  int most = 1;
  bool written = true;  // stands in lessons; else the program counts it
};

inline constexpr std::string_view turns_until_leaving = "turns_until_leaving";

// Turns are told apart up to the fifth: "5" is five or more, since longer chats are few and each
// length of its own would say who it was.
inline constexpr std::array<PracticeCode, 7> practice_codes{{{"details_given", 0, 4},
                                                             {"moved_app"},
                                                             {"picture_request"},
                                                             {"secrecy"},
                                                             {"block_or_report"},
                                                             {"friendly_kept"},
                                                             {turns_until_leaving, 1, 5, false}}};

constexpr const PracticeCode* find_practice_code(std::string_view id) {
  const auto* found = std::find_if(practice_codes.begin(), practice_codes.end(),
                                   [&](const PracticeCode& code) { return code.id == id; });
  return found == practice_codes.end() ? nullptr : found;
}

constexpr int within(const PracticeCode& code, int value) { return std::clamp(value, code.least, code.most); }

}  // namespace base
