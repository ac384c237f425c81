// The two marks a text may carry: **bold** and [[target:words to tap]]. They do not nest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace content {

struct Span {
  std::string text;
  bool bold = false;
  std::string target;  // id of a tap target, or empty

  friend bool operator==(const Span&, const Span&) = default;
};

// Fails with invalid_input when a mark is not closed, empty or nested.
base::Result<std::vector<Span>> parse_markup(std::string_view text);
std::string plain_text(std::string_view text);  // the text with its marks taken off

}  // namespace content
