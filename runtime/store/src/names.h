// The words that stand in the tables for the enums of the program. What a table says and no enum
// knows is damage (corrupt): CHECK constraints keep every other word out.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "evaluation/answer.h"
#include "evaluation/sitting.h"
#include "session/recorder.h"

namespace store {

inline constexpr std::array<std::string_view, 3> phase_names{"pre", "practice", "post"};
inline constexpr std::array<std::string_view, 4> status_names{"answered", "skipped", "rather_not_say",
                                                              "did_not_come_up"};
inline constexpr std::array<std::string_view, 4> ending_names{"finished", "left", "quick_exit", "idle"};
inline constexpr std::array<std::string_view, 3> clock_names{"unknown", "plausible", "anchored"};

template <typename Enum, std::size_t Size>
std::string_view name_of(const std::array<std::string_view, Size>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t Size>
base::Result<Enum> from_name(const std::array<std::string_view, Size>& names, std::string_view name) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return base::fail(base::ErrorCode::corrupt, "the store holds the unknown word \"" + std::string(name) + "\"");
}

}  // namespace store
