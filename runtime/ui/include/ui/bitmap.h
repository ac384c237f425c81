// Pixels in memory: 0xAARRGGBB, straight alpha, rows without padding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ui {

struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;

  std::size_t bytes() const { return pixels.size() * sizeof(std::uint32_t); }
};

}  // namespace ui
