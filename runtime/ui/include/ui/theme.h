// The tokens of visual.md: colours of the three themes, type sizes and spacing. Contrast between text
// and what it stands on is at least 4.5:1, between edges that carry meaning and their ground 3:1;
// tests/unit/ui checks every pair listed there.
#pragma once

#include <cstdint>
#include <string>

namespace ui {

struct Colour {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  friend bool operator==(const Colour&, const Colour&) = default;
};

constexpr Colour rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
          alpha};
}

// (L1 + 0.05) / (L2 + 0.05) of relative luminances, WCAG 2.1 section 1.4.3.
double contrast_ratio(Colour one, Colour other);

// A colour with the tint it lies on and the text that may stand on that tint.
std::string hex_of(Colour colour);  // "#1f2a44"

struct Hue {
  Colour strong;
  Colour soft;
  Colour edge;     // of a soft surface
  Colour on_soft;  // text on the tint
};

struct Theme {
  Colour canvas, card, line, ink, soft, on_ink, shadow, meter;
  Colour scrim;  // over a page on which a dialogue lies
  Colour edge;  // of what can be pressed: 3:1 on canvas and card; `line` is for what only holds together
  Hue teal, coral, sun, leaf, sky, plum;
  Colour on_teal;
  float edge_width = 2;
  bool tints = true;  // false in high contrast
};

enum class ThemeName { warm, high_contrast, dark };
const Theme& theme(ThemeName name);

namespace type {
inline constexpr float title = 40;
inline constexpr float heading = 30;
inline constexpr float subheading = 26;
inline constexpr float body = 22;
inline constexpr float label = 20;
inline constexpr float small = 18;
inline constexpr float badge = 17;
}  // namespace type

namespace space {
inline constexpr float unit = 8;
inline constexpr float margin = 32;
inline constexpr float touch = 56;  // smallest edge of anything one can tap
inline constexpr float radius = 24;
}  // namespace space

}  // namespace ui
