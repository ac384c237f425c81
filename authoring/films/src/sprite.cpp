#include "sprite.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace films {
namespace {

struct Bounds {
  int left = 0;
  int top = 0;
  int right = 0;  // behind the last
  int bottom = 0;
};

Bounds bounds_of(const ui::Bitmap& bitmap) {
  Bounds found{bitmap.width, bitmap.height, 0, 0};
  for (int y = 0; y < bitmap.height; ++y) {
    for (int x = 0; x < bitmap.width; ++x) {
      if ((bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x)] >> 24) == 0) continue;
      found = {std::min(found.left, x), std::min(found.top, y), std::max(found.right, x + 1), std::max(found.bottom, y + 1)};
    }
  }
  if (found.right == 0) return {0, 0, 1, 1};
  // An edge of nothing around it keeps it soft where it is placed between pixels.
  return {std::max(0, found.left - 1), std::max(0, found.top - 1), std::min(bitmap.width, found.right + 1), std::min(bitmap.height, found.bottom + 1)};
}

std::uint32_t premultiplied(std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24;
  const auto channel = [&](int shift) { return (((pixel >> shift) & 0xFF) * alpha + 127) / 255 << shift; };
  return alpha << 24 | channel(16) | channel(8) | channel(0);
}

}  // namespace

double Sprite::middle_x() const { return x + cairo_image_surface_get_width(surface.get()) * scale / 2; }
double Sprite::middle_y() const { return y + cairo_image_surface_get_height(surface.get()) * scale / 2; }

void Sprite::draw(cairo_t* context) const {
  cairo_save(context);
  cairo_translate(context, x, y);
  cairo_scale(context, scale, scale);
  cairo_set_source_surface(context, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BILINEAR);
  cairo_paint(context);
  cairo_restore(context);
}

Sprite sprite_of(const ui::Bitmap& bitmap, double scale) {
  const Bounds box = bounds_of(bitmap);
  const int width = box.right - box.left;
  const int height = box.bottom - box.top;
  Sprite sprite{{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), cairo_surface_destroy}, box.left * scale, box.top * scale, scale};
  unsigned char* rows = cairo_image_surface_get_data(sprite.surface.get());
  const int stride = cairo_image_surface_get_stride(sprite.surface.get());
  for (int y = 0; rows != nullptr && y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const std::size_t at = static_cast<std::size_t>(y + box.top) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x + box.left);
      const std::uint32_t pixel = at < bitmap.pixels.size() ? premultiplied(bitmap.pixels[at]) : 0;
      std::memcpy(rows + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(sprite.surface.get());
  return sprite;
}

base::Result<Sprite> sprite_of(ui::PictureRenderer& renderer, const std::string& svg, double width, double height, double fineness) {
  const int pixels_wide = static_cast<int>(std::lround(width * fineness));
  const int pixels_high = static_cast<int>(std::lround(height * fineness));
  TRY_ASSIGN(const ui::Bitmap bitmap, renderer.draw(base::Bytes(svg.begin(), svg.end()), pixels_wide, pixels_high));
  return sprite_of(bitmap, 1 / fineness);
}

}  // namespace films
