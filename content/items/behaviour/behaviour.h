// Something that a reader did in the last four weeks, and how often; never what was done to them. Always sensitive. It
// cannot change within a sitting, so it is asked before a lesson and weeks later, and not after it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/enum_names.h"
#include "content/text.h"
#include "items/types.h"

namespace content {

class ItemReader;

enum class Safer { often, seldom };

}  // namespace content

template <>
inline constexpr std::array<std::string_view, 2> base::enum_names<content::Safer>{"often", "seldom"};

namespace content {

struct Behaviour {
  static constexpr std::string_view type = "behaviour";
  static constexpr std::size_t tables = 1;
  static constexpr bool looks_back = true;
  static constexpr bool always_sensitive = true;
  Text deed;
  Safer safer = Safer::often;
};

Behaviour read(ItemReader& reader, std::type_identity<Behaviour>);

std::optional<std::string> unlike(const Behaviour& one, const Behaviour& other);

template <typename Take>
void parts(const Behaviour& item, Take&& take) {
  take(item.deed);
}

}  // namespace content
