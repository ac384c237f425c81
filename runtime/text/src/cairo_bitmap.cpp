#include "cairo_bitmap.h"

#include <cstring>

namespace text {
namespace {

std::uint32_t straight(std::uint32_t value) {
  const std::uint32_t alpha = value >> 24;
  if (alpha == 255 || alpha == 0) return value;
  const auto channel = [&](unsigned shift) {
    const std::uint32_t premultiplied = value >> shift & 255;
    return std::min<std::uint32_t>(255, (premultiplied * 255 + alpha / 2) / alpha) << shift;
  };
  return alpha << 24 | channel(16) | channel(8) | channel(0);
}

}  // namespace

CairoSurface new_surface(int width, int height) {
  return {cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), cairo_surface_destroy};
}

ui::Bitmap to_bitmap(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  ui::Bitmap bitmap;
  bitmap.width = cairo_image_surface_get_width(surface);
  bitmap.height = cairo_image_surface_get_height(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  if (data == nullptr) return {};
  const int stride = cairo_image_surface_get_stride(surface);
  const auto width = static_cast<std::size_t>(bitmap.width);
  bitmap.pixels.resize(width * static_cast<std::size_t>(bitmap.height));
  for (int row = 0; row < bitmap.height; ++row) {
    std::uint32_t* out = bitmap.pixels.data() + width * static_cast<std::size_t>(row);
    std::memcpy(out, data + static_cast<std::ptrdiff_t>(row) * stride, width * sizeof(std::uint32_t));
    for (std::size_t column = 0; column < width; ++column) out[column] = straight(out[column]);
  }
  return bitmap;
}

}  // namespace text
