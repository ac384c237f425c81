// Places on the screen, in logical units. Screens lay out as if they were read from left to right; the frame mirrors.
#pragma once

#include <algorithm>

namespace ui {

struct Point {
  float x = 0;
  float y = 0;
};

struct Size {
  float w = 0;
  float h = 0;
};

// Pixels of one logical unit in a window of this size. A unit is never smaller than a pixel, so what is 56 units high is as
// high as a finger; windows beyond 1280 × 720, or 720 × 1280, are drawn larger rather than wider. Below 640 × 480, where
// nothing else is left, it shrinks.
inline float canvas_scale(int width_px, int height_px) {
  const auto width = static_cast<float>(std::max(width_px, 1));
  const auto height = static_cast<float>(std::max(height_px, 1));
  const float roomy = std::min(std::min(width, height) / 720, std::max(width, height) / 1280);
  const float least = std::min({1.0F, width / 640, height / 480});
  return std::max(roomy, least);
}

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool holds(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool empty() const { return w <= 0 || h <= 0; }

  Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

  Rect common(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::min(right(), other.right()) - left, std::min(bottom(), other.bottom()) - top};
  }

  // The smallest that holds both.
  Rect around(const Rect& other) const {
    const float left = std::min(x, other.x);
    const float top = std::min(y, other.y);
    return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
  }

  // Moved as far as it must to lie in the other; what is larger than that begins where it begins.
  Rect within(const Rect& other) const {
    const float left = std::max(std::min(x, other.right() - w), other.x);
    const float top = std::max(std::min(y, other.bottom() - h), other.y);
    return {left, top, w, h};
  }

  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace ui
