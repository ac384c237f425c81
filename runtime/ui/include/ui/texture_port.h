// The port for pictures in the renderer's own memory.
#pragma once

#include "ui/bitmap.h"

namespace ui {

using TextureHandle = void*;

class TextureDevice {
 public:
  virtual ~TextureDevice() = default;
  virtual TextureHandle upload(const Bitmap& bitmap) = 0;
  virtual void release(TextureHandle texture) = 0;
};

}  // namespace ui
