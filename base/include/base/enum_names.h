// An enum's words, written once and beside the enum:
//
//   enum class Status { answered, skipped };
//   template <> inline constexpr std::array base::enum_names<Status>{"answered"sv, "skipped"sv};
//
// Files, tables and batches use these words; an enum without a list does not compile where its name
// is asked for. The enumerators count from 0 without gaps.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace base {

template <typename Enum>
inline constexpr auto enum_names = nullptr;

template <typename Enum>
constexpr std::string_view name_of(Enum value) {
  return enum_names<Enum>[static_cast<std::size_t>(value)];
}

template <typename Enum>
constexpr std::optional<Enum> from_name(std::string_view name) {
  for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) {
    if (enum_names<Enum>[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace base
