// Reads a drawing's XML from front to back, by Expat. Nothing unfolds: document types, sections and processing instructions
// are refused, so there are no entities but the five that XML has itself.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace content {

using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

struct MarkupHeard {
  std::function<base::Result<void>(std::string_view element, const Attributes& attributes)> opened;
  std::function<void()> closed;
  std::function<base::Result<void>()> text;  // with something else in it than spaces
};

tl::unexpected<base::Error> refuse_drawing(const std::string& why);

// Stops at what `heard` refuses.
base::Result<void> read_markup(std::string_view text, const MarkupHeard& heard);

}  // namespace content
