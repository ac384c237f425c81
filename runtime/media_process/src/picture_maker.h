// Decoded pictures as they are shown: scaled into the place they have, letterboxed by leaving the rest out, three planes of
// limited range in the colours that ui::PixelFormat::iyuv promises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "av.h"

namespace media_process {

struct ShownSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  friend bool operator==(const ShownSize&, const ShownSize&) = default;
};

// The largest even size of that shape within `room`. The shape is width : height, times the shape of one pixel.
ShownSize fit(std::int64_t width, std::int64_t height, AVRational pixel, ShownSize room);

class PictureMaker {
 public:
  // Writes `frame` at `size` into `room` (film_wire::layout_of). False when it cannot be done.
  bool make(const AVFrame& frame, ShownSize size, std::span<std::byte> room);

 private:
  Av<SwsContext> scaler_;
};

}  // namespace media_process
