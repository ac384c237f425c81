// The words by which an enum is known outside the program, in files and on command lines. They stand once, in a
// table beside the enum, which reading and printing share:
//
//   inline constexpr base::Names<Severity, 2> severity_names{{{"error", Severity::error}, {"warning", Severity::warning}}};
//   static_assert(base::is_complete(severity_names));
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>

namespace base {

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

template <typename T, std::size_t count>
using Names = std::array<Named<T>, count>;

// Whether the table names each value from 0 on, in the enum's order, each by another word.
template <typename Enum, std::size_t count>
constexpr bool is_complete(const Names<Enum, count>& names) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i].name.empty() || static_cast<std::size_t>(names[i].value) != i) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (names[j].name == names[i].name) return false;
    }
  }
  return true;
}

// A value without a name is our own mistake.
template <typename T, std::size_t count>
constexpr std::string_view name_in(const Names<T, count>& names, T value) {
  for (const Named<T>& each : names) {
    if (each.value == value) return each.name;
  }
  assert(false);
  return {};
}

template <typename T, std::size_t count>
constexpr std::optional<T> value_in(const Names<T, count>& names, std::string_view name) {
  for (const Named<T>& each : names) {
    if (each.name == name) return each.value;
  }
  return std::nullopt;
}

}  // namespace base
