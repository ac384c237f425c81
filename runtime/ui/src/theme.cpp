#include "ui/theme.h"

#include <cstdio>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

// A table, since every pixel of a picture is asked when contrast is measured.
double linear(std::uint8_t channel) {
  static const std::array<double, 256> all = [] {
    std::array<double, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const double value = static_cast<double>(i) / 255;
      table[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return table;
  }();
  return all[channel];
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

Theme warm_theme() {
  Theme t;
  t.canvas = rgb(0xFFF8EF);
  t.card = rgb(0xFFFFFF);
  t.line = rgb(0xE9DFD1);
  t.ink = rgb(0x1F2A44);
  t.soft = rgb(0x5B6580);
  t.on_ink = rgb(0xFFFFFF);
  t.shadow = rgb(0x1F2A44, 15);
  t.scrim = rgb(0x1F2A44, 140);
  t.meter = rgb(0xE6DED1);
  t.edge = rgb(0x938979);
  t.teal = {rgb(0x0E7C7B), rgb(0xDDF1EF), rgb(0x0E7C7B), rgb(0x0A5E5D)};
  t.coral = {rgb(0xE4572E), rgb(0xFDE7E0), rgb(0xF3B5A2), rgb(0x99290F)};
  t.sun = {rgb(0xF7B733), rgb(0xFEF1D3), rgb(0xE7B44C), rgb(0x7E5400)};
  t.leaf = {rgb(0x2E8B57), rgb(0xE1F3E8), rgb(0x2E8B57), rgb(0x1C6B3F)};
  t.sky = {rgb(0x2F6FD0), rgb(0xE2ECFB), rgb(0x9DBDEC), rgb(0x1F519E)};
  t.plum = {rgb(0x7A55C7), rgb(0xEDE6FA), rgb(0xBFA9E8), rgb(0x55339E)};
  t.on_teal = rgb(0xFFFFFF);
  return t;
}

Theme high_contrast_theme() {
  Theme t = warm_theme();
  t.canvas = rgb(0xFFFFFF);
  t.line = t.ink;
  t.edge = t.ink;
  t.soft = t.ink;
  t.shadow = rgb(0x000000, 0);
  t.meter = rgb(0xC9CDD6);
  t.edge_width = 4;
  t.tints = false;
  for (Hue* hue : {&t.teal, &t.coral, &t.sun, &t.leaf, &t.sky, &t.plum}) {
    *hue = {hue->on_soft, rgb(0xFFFFFF), hue->on_soft, t.ink};
  }
  return t;
}

Theme dark_theme() {
  Theme t;
  t.canvas = rgb(0x161B29);
  t.card = rgb(0x222A3D);
  t.line = rgb(0x3A4459);
  t.ink = rgb(0xF4EFE6);
  t.soft = rgb(0xB5BCCB);
  t.on_ink = rgb(0x161B29);
  t.shadow = rgb(0x000000, 60);
  t.scrim = rgb(0x000000, 150);
  t.meter = rgb(0x4A556C);
  t.edge = rgb(0x7C8AA6);
  t.teal = {rgb(0x53C2BF), rgb(0x1D3B43), rgb(0x53C2BF), rgb(0xA6E3E0)};
  t.coral = {rgb(0xFF8A66), rgb(0x452A2B), rgb(0xFF8A66), rgb(0xFFC3B1)};
  t.sun = {rgb(0xF7B733), rgb(0x40371F), rgb(0xF7B733), rgb(0xFFDF9B)};
  t.leaf = {rgb(0x67C58D), rgb(0x1F3D2E), rgb(0x67C58D), rgb(0xB2E6C6)};
  t.sky = {rgb(0x86B2F7), rgb(0x24344F), rgb(0x86B2F7), rgb(0xC4DAFC)};
  t.plum = {rgb(0xB79AF2), rgb(0x352C4D), rgb(0xB79AF2), rgb(0xDACBFA)};
  t.on_teal = rgb(0x10212A);
  return t;
}

}  // namespace

double contrast_ratio(Colour one, Colour other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const Theme& theme(ThemeName name) {
  static const Theme warm = warm_theme();
  static const Theme high_contrast = high_contrast_theme();
  static const Theme dark = dark_theme();
  switch (name) {
    case ThemeName::high_contrast: return high_contrast;
    case ThemeName::dark: return dark;
    case ThemeName::warm: return warm;
  }
  return warm;
}

std::string hex_of(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.r, colour.g, colour.b);
  return text;
}

}  // namespace ui
