// The ports for vector pictures and for what packs hold. Sizes are device pixels.
#pragma once

#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "content/pack_picture.h"
#include "ui/bitmap.h"

namespace ui {

// Draws in several threads at once: holds nothing that one picture leaves to the next.
class PictureRenderer {
 public:
  virtual ~PictureRenderer() = default;
  // Fills width × height, keeping proportions and cutting what does not fit. Fails with corrupt.
  virtual base::Result<Bitmap> draw(const base::Bytes& svg, int width, int height) = 0;
  // The letters of a QR code as modules, dark on light, quiet zone included. Fails with invalid_input.
  virtual base::Result<Bitmap> qr_code(const std::string& text, int edge) = 0;
};

// The files of every pack that is installed. One thread.
class MediaSource {
 public:
  virtual ~MediaSource() = default;
  // The hash of what the pack holds, which tells two of its versions apart; empty when there is no such pack.
  virtual std::string_view content_hash(const content::PackId& pack) const = 0;
  virtual base::Result<base::Bytes> media(const content::PackId& pack, const std::string& entry) = 0;
};

}  // namespace ui
