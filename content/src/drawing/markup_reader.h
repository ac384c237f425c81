// Reads the part of XML that drawings are written in, from front to back: elements, attributes in double or single quotes,
// comments, and a first line that says it is XML. Nothing unfolds: entities, document types, sections and processing
// instructions are refused.
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
  std::function<base::Result<void>(std::string_view text)> text;  // with something else in it than spaces
};

tl::unexpected<base::Error> refuse_drawing(const std::string& why);

// Every element is closed by its own name, and one holds all others.
base::Result<void> read_markup(std::string_view text, const MarkupHeard& heard);

}  // namespace content
