// Typed identifiers, so that an item's id cannot be passed where a block's is wanted.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace base {

template <typename Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}

  bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace base

template <typename Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(const base::Id<Tag>& id) const noexcept {
    return std::hash<std::string>()(id.value);
  }
};
