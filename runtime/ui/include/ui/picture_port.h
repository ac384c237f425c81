// The ports for vector pictures and for what a pack holds. Sizes are device pixels. One thread.
#pragma once

#include <string>

#include "base/file.h"
#include "base/result.h"
#include "ui/bitmap.h"

namespace ui {

class PictureRenderer {
 public:
  virtual ~PictureRenderer() = default;
  // Fills width × height, keeping proportions and cutting what does not fit. Fails with corrupt.
  virtual base::Result<Bitmap> draw(const base::Bytes& svg, int width, int height) = 0;
  // The letters of a QR code as modules, dark on light, quiet zone included. Fails with invalid_input.
  virtual base::Result<Bitmap> qr_code(const std::string& text, int edge) = 0;
};

class MediaSource {
 public:
  virtual ~MediaSource() = default;
  virtual std::string name() const = 0;  // tells sources apart: a pack's id and hash
  virtual base::Result<base::Bytes> media(const std::string& entry) = 0;
};

}  // namespace ui
