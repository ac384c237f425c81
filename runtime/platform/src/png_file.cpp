#include "png_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <png.h>

namespace platform {

base::Result<void> write_png(const std::filesystem::path& path, int width, int height,
                             const std::vector<std::uint32_t>& pixels) {
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_BGRA;
  image.flags = PNG_IMAGE_FLAG_FAST;  // thousands are made to be looked at once
  if (png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), 0, nullptr) == 0) {
    return base::fail(base::ErrorCode::io, "cannot write the picture " + path.string() + ": " + image.message);
  }
  return {};
}

}  // namespace platform
