// Drawings are SVG, and SVG can ask for nearly anything: filters, pixels, copies of copies, text that unfolds into more text.
// What a drawing may hold is a list (docs/formats/pack.md): lines, planes, their colours, gradients and clips, so much of each,
// and nothing larger than the picture can need. Whatever is on it is drawn in bounded time by whoever draws it; whatever is
// not is refused here, before a library of pictures has seen a byte.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace content {

inline constexpr std::size_t largest_drawing = std::size_t{1} << 20;
inline constexpr std::size_t most_drawing_elements = 2000;
inline constexpr std::size_t deepest_drawing = 16;
inline constexpr std::size_t most_drawing_numbers = 1'500;    // of all outlines together
inline constexpr std::size_t most_composed_numbers = 20'000;  // of a scene that the kiosk composes of parts of its own
inline constexpr std::size_t most_drawing_layers = 256;      // opacities, clips and gradients, which cost more than a plane does
inline constexpr double farthest_in_drawing = 20;            // no number is larger than so many times the picture

// Fails with corrupt and what was found. Costs one pass over the text.
base::Result<void> check_drawing(std::string_view svg, std::size_t most_numbers = most_drawing_numbers);

}  // namespace content
