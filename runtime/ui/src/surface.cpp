#include "ui/surface.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

// A rounded rectangle with its corner at the origin. Signed distance after the usual construction:
// fold the point into the quadrant of its corner and measure to that corner's circle.
struct Shape {
  float width = 0;
  float height = 0;
  Radii radii;

  float distance(float x, float y) const {
    const bool start = x < width / 2;
    const bool top = y < height / 2;
    const float radius = top ? (start ? radii.top_start : radii.top_end)
                             : (start ? radii.bottom_start : radii.bottom_end);
    const float qx = std::abs(x - width / 2) - width / 2 + radius;
    const float qy = std::abs(y - height / 2) - height / 2 + radius;
    return std::min(std::max(qx, qy), 0.0F) + std::hypot(std::max(qx, 0.0F), std::max(qy, 0.0F)) - radius;
  }
};

float coverage(float distance) { return std::clamp(0.5F - distance, 0.0F, 1.0F); }

std::uint8_t mix(std::uint8_t from, std::uint8_t to, float share) {
  return static_cast<std::uint8_t>(std::lround(static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * share));
}

Colour mix(Colour from, Colour to, float share) {
  if (to.a == 0) return {from.r, from.g, from.b, mix(from.a, to.a, share)};
  if (from.a == 0) return {to.r, to.g, to.b, mix(from.a, to.a, share)};
  return {mix(from.r, to.r, share), mix(from.g, to.g, share), mix(from.b, to.b, share), mix(from.a, to.a, share)};
}

std::uint32_t pixel(Colour colour, float opacity) {
  const auto alpha = static_cast<std::uint32_t>(std::lround(static_cast<float>(colour.a) * opacity));
  return alpha << 24 | static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

// How far along the outline a point lies, clockwise, so that dashes keep their length round corners.
float along_outline(const Shape& shape, float x, float y) {
  const float to_top = y;
  const float to_bottom = shape.height - y;
  const float to_left = x;
  const float to_right = shape.width - x;
  const float nearest = std::min({to_top, to_bottom, to_left, to_right});
  if (nearest == to_top) return x;
  if (nearest == to_right) return shape.width + y;
  if (nearest == to_bottom) return shape.width + shape.height + (shape.width - x);
  return 2 * shape.width + shape.height + (shape.height - y);
}

bool in_dash(const Shape& shape, float x, float y, float edge_width) {
  const float dash = edge_width * 3;
  const float gap = edge_width * 2;
  return std::fmod(along_outline(shape, x, y), dash + gap) < dash;
}

}  // namespace

Bitmap draw_surface(const SurfaceStyle& style, int width, int height) {
  Bitmap bitmap{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
  const Shape shape{static_cast<float>(width), static_cast<float>(height), style.radii};
  std::size_t at = 0;
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column, ++at) {
      const float x = static_cast<float>(column) + 0.5F;
      const float y = static_cast<float>(row) + 0.5F;
      const float distance = shape.distance(x, y);
      const float outer = coverage(distance);
      if (outer <= 0) continue;
      const float inner = style.edge_width > 0 ? coverage(distance + style.edge_width) : 1;
      const bool edge_shown = !style.dashed || in_dash(shape, x, y, style.edge_width);
      const Colour edge = edge_shown ? style.edge : style.fill;
      bitmap.pixels[at] = pixel(mix(edge, style.fill, inner), outer);
    }
  }
  return bitmap;
}

void round_corners(Bitmap& bitmap, const Radii& radii) {
  const Shape shape{static_cast<float>(bitmap.width), static_cast<float>(bitmap.height), radii};
  // Everything beyond the squares of the corners is inside the shape.
  const int corner = static_cast<int>(std::ceil(radii.largest()));
  const int right = std::max(corner, bitmap.width - corner);
  const int bottom = std::max(corner, bitmap.height - corner);
  for (int row = 0; row < bitmap.height; row = row + 1 == corner ? bottom : row + 1) {
    for (int column = 0; column < bitmap.width; column = column + 1 == corner ? right : column + 1) {
      const float outer = coverage(shape.distance(static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F));
      if (outer >= 1) continue;
      std::uint32_t& value = bitmap.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(bitmap.width) +
                                           static_cast<std::size_t>(column)];
      const auto alpha = static_cast<std::uint32_t>(std::lround(static_cast<float>(value >> 24) * outer));
      value = alpha << 24 | (value & 0xFFFFFF);
    }
  }
}

}  // namespace ui
