// An enum's words, written once and beside the enum:
//
//   enum class Status { answered, skipped };
//   template <> inline constexpr std::array base::enum_names<Status>{"answered"sv, "skipped"sv};
//
// Files, tables and batches use these words; an enum without a list does not compile where its name
// is asked for, nor does one whose list misses an enumerator, has one too many, or says a word twice.
// The enumerators count from 0 without gaps.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace base {

template <typename Enum>
inline constexpr auto enum_names = nullptr;

// The compiler writes a number that is no enumerator as a cast, "(Colour)7", and an enumerator by its name.
template <auto value>
constexpr bool is_enumerator() {
  constexpr std::string_view said = __PRETTY_FUNCTION__;
  constexpr char after = said[said.rfind(')') + 1];
  return after < '0' || after > '9';
}

template <typename Enum>
constexpr bool has_all_names() {
  constexpr auto& names = enum_names<Enum>;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (names[j] == names[i]) return false;
    }
  }
  return is_enumerator<static_cast<Enum>(names.size() - 1)>() && !is_enumerator<static_cast<Enum>(names.size())>();
}

template <typename Enum>
constexpr std::string_view name_of(Enum value) {
  static_assert(has_all_names<Enum>());
  return enum_names<Enum>[static_cast<std::size_t>(value)];
}

template <typename Enum>
constexpr std::optional<Enum> from_name(std::string_view name) {
  static_assert(has_all_names<Enum>());
  for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) {
    if (enum_names<Enum>[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace base
