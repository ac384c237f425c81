// Places on the screen, in logical units: the canvas is 1280 × 720 and grows in the longer direction
// of the window. Screens lay out as if they were read from left to right; the frame mirrors.
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

  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace ui
