// The words that stand in the tables for the enums of the program: each enum's own names. What a
// table says and no enum knows is damage (corrupt): CHECK constraints keep every other word out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/enum_names.h"
#include "base/result.h"
#include "evaluation/answer.h"
#include "evaluation/sitting.h"
#include "session/recorder.h"

namespace store {

template <typename Enum>
base::Result<Enum> read_name(std::string_view name) {
  if (const auto value = base::from_name<Enum>(name)) return *value;
  return base::fail(base::ErrorCode::corrupt, "the store holds the unknown word \"" + std::string(name) + "\"");
}

// In a column of answers: the wave's name, or "practice".
inline constexpr std::string_view practice_word = "practice";

inline base::Result<std::optional<evaluation::Wave>> read_answer_wave(std::string_view word) {
  if (word == practice_word) return std::optional<evaluation::Wave>();
  TRY_ASSIGN(const evaluation::Wave wave, read_name<evaluation::Wave>(word));
  return std::optional(wave);
}

}  // namespace store
