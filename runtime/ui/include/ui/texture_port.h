// The port for pictures in the renderer's own memory.
#pragma once

#include <array>
#include <cstdint>

#include "ui/bitmap.h"

namespace ui {

using TextureHandle = void*;

// How the pixels of a film lie in memory.
enum class PixelFormat {
  argb,  // one plane of 0xAARRGGBB, shown as if all of it were opaque
  // Three planes: Y, then U and V at half the width and height, rounded up. Limited range; BT.601 up to 576 rows, BT.709
  // beyond.
  iyuv
};

struct Plane {
  const std::uint8_t* bytes = nullptr;
  int pitch = 0;  // bytes from one row to the next
};

// One picture of a film in somebody else's memory, which stays as it is until the frame has ended.
struct FilmPicture {
  PixelFormat format = PixelFormat::iyuv;
  int width = 0;
  int height = 0;
  std::array<Plane, 3> planes{};
  std::uint64_t number = 0;  // another one for each picture of the film
};

class TextureDevice {
 public:
  virtual ~TextureDevice() = default;
  virtual TextureHandle upload(const Bitmap& bitmap) = 0;
  // A texture for pictures that follow one another; its content is undefined until the first. nullptr when there is
  // none to have.
  virtual TextureHandle create_streaming(PixelFormat format, int width, int height) = 0;
  // `picture` has the format and size that the texture was created for.
  virtual void update(TextureHandle texture, const FilmPicture& picture) = 0;
  virtual void release(TextureHandle texture) = 0;
};

}  // namespace ui
