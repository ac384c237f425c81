// Three persons or services, each more or less likely to be gone to. Always sensitive; no answer is a bad one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "content/text.h"
#include "items/types.h"

namespace content {

class ItemReader;

struct HelpRow {
  std::string id;
  Text text;
  bool reversed = false;  // going to nobody: unlikely is the wished answer
};

struct HelpSeeking {
  static constexpr std::string_view type = "help_seeking";
  static constexpr std::size_t tables = 1;
  static constexpr bool looks_back = false;
  static constexpr bool always_sensitive = true;
  Text question;
  bool faces = false;         // three faces for the youngest, else five words
  std::vector<HelpRow> rows;  // three: the mean of their ratings is whole twelfths
};

HelpSeeking read(ItemReader& reader, std::type_identity<HelpSeeking>);

std::optional<std::string> unlike(const HelpSeeking& one, const HelpSeeking& other);

template <typename Take>
void parts(const HelpSeeking& item, Take&& take) {
  take(item.question);
  for (const HelpRow& row : item.rows) take(row.text);
}

}  // namespace content
