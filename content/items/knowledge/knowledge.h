// A statement that is true or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "content/text.h"
#include "items/types.h"

namespace content {

class ItemReader;

struct Knowledge {
  static constexpr std::string_view type = "knowledge";
  static constexpr std::size_t tables = 1;  // that a slot of it fills in a block, for the batch's limit
  static constexpr bool looks_back = false;  // on what was done in weeks: not asked a second time in one visit
  static constexpr bool always_sensitive = false;  // whatever the instrument marks: checked, and it never goes out in small groups
  Text statement;
  bool is_true = false;
};

Knowledge read(ItemReader& reader, std::type_identity<Knowledge>);

// Why the two items cannot fill one slot in the two forms.
inline std::optional<std::string> unlike(const Knowledge&, const Knowledge&) { return std::nullopt; }

template <typename Take>
void parts(const Knowledge& item, Take&& take) {
  take(item.statement);
}

}  // namespace content
