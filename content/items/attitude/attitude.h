// A sentence about oneself, that is more or less like the reader. None is right or wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "content/text.h"
#include "items/types.h"

namespace content {

class ItemReader;

struct Attitude {
  static constexpr std::string_view type = "attitude";
  static constexpr std::size_t tables = 1;
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = false;
  Text statement;
  bool reversed = false;  // the wished answer is "not at all like me"
  bool faces = false;     // three faces for the youngest, else five words
};

Attitude read(ItemReader& reader, std::type_identity<Attitude>);

std::optional<std::string> unlike(const Attitude& one, const Attitude& other);

template <typename Take>
void parts(const Attitude& item, Take&& take) {
  take(item.statement);
}

}  // namespace content
