// What a walk measures of the picture itself: whether words and the edges of controls can be told from what they stand on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame.h"

namespace app {

// A picture of the screen, 0xAARRGGBB, and how many of its pixels are one logical unit.
struct DrawnPicture {
  const std::vector<std::uint32_t>& pixels;
  int width = 0;
  int height = 0;
  float scale = 1;
};

// Words less than 4.5:1 and controls whose edge is less than 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); those that are covered,
// out of view or not available are left out.
std::vector<std::string> what_is_too_faint(const std::vector<ui::Widget>& widgets, const DrawnPicture& picture);

// Why a reader would not see where the keyboard is: nothing has the focus, its control or its ring is out of view, or the
// ring is less than 3:1 against the gap inside it (WCAG 2.2, 2.4.13). None when it is seen.
std::optional<std::string> why_focus_is_not_seen(const std::vector<ui::Widget>& widgets, const std::vector<ui::Ring>& rings, const DrawnPicture& picture);

}  // namespace app
