#include "picture_maker.h"

#include <algorithm>

extern "C" {
#include <libavutil/imgutils.h>
}

#include "colours.h"
#include "film_wire/rings.h"

namespace media_process {
namespace {

Matrix matrix_of(const AVFrame& frame) {
  if (frame.colorspace == AVCOL_SPC_BT709) return Matrix::bt709;
  if (frame.colorspace == AVCOL_SPC_SMPTE170M || frame.colorspace == AVCOL_SPC_BT470BG) return Matrix::bt601;
  return usual_matrix(frame.height);
}

bool has_full_range(const AVFrame& frame) { return frame.color_range == AVCOL_RANGE_JPEG || frame.format == AV_PIX_FMT_YUVJ420P; }

// FFmpeg looks at the range only by the name of the format when it chooses how to convert.
AVPixelFormat format_of(const AVFrame& frame) {
  if (!has_full_range(frame)) return static_cast<AVPixelFormat>(frame.format);
  switch (frame.format) {
    case AV_PIX_FMT_YUV420P: return AV_PIX_FMT_YUVJ420P;
    case AV_PIX_FMT_YUV422P: return AV_PIX_FMT_YUVJ422P;
    case AV_PIX_FMT_YUV444P: return AV_PIX_FMT_YUVJ444P;
    default: return static_cast<AVPixelFormat>(frame.format);
  }
}

Planes planes_in(std::span<std::byte> room, ShownSize size) {
  const film_wire::PictureLayout layout = film_wire::layout_of(size.width, size.height);
  auto* bytes = reinterpret_cast<std::uint8_t*>(room.data());
  return {{bytes, bytes + layout.u_at, bytes + layout.v_at}, {layout.y_pitch, layout.uv_pitch, layout.uv_pitch}, size.width, size.height};
}

std::array<int, 4> pitches_of(const Planes& planes) {
  return {static_cast<int>(planes.pitch[0]), static_cast<int>(planes.pitch[1]), static_cast<int>(planes.pitch[2]), 0};
}

bool is_as_shown(const AVFrame& frame, ShownSize size) {
  return frame.format == AV_PIX_FMT_YUV420P && !has_full_range(frame) && frame.width == static_cast<int>(size.width) &&
         frame.height == static_cast<int>(size.height);
}

}  // namespace

ShownSize fit(std::int64_t width, std::int64_t height, AVRational pixel, ShownSize room) {
  constexpr std::int64_t most_odd = 16;  // a pixel that is longer than that is a mistake
  if (pixel.num > 0 && pixel.den > 0 && pixel.num / pixel.den <= most_odd && pixel.den / pixel.num <= most_odd) {
    width = width * pixel.num / pixel.den;
  }
  width = std::max<std::int64_t>(width, 1);
  std::int64_t shown_width = room.width;
  std::int64_t shown_height = height * shown_width / width;
  if (shown_height > room.height) {
    shown_height = room.height;
    shown_width = width * shown_height / std::max<std::int64_t>(height, 1);
  }
  const auto even = [](std::int64_t side) { return static_cast<std::uint32_t>(std::max<std::int64_t>(side / 2 * 2, 2)); };
  return {even(shown_width), even(shown_height)};
}

bool PictureMaker::make(const AVFrame& frame, ShownSize size, std::span<std::byte> room) {
  const Planes planes = planes_in(room, size);
  std::array<int, 4> pitches = pitches_of(planes);
  std::array<std::uint8_t*, 4> to{planes.bytes[0], planes.bytes[1], planes.bytes[2], nullptr};
  if (is_as_shown(frame, size)) {
    const std::array<const std::uint8_t*, 4> from{frame.data[0], frame.data[1], frame.data[2], nullptr};
    av_image_copy(to.data(), pitches.data(), const_cast<const std::uint8_t**>(from.data()), frame.linesize, AV_PIX_FMT_YUV420P,
                  frame.width, frame.height);
  } else {
    // SWS_FAST_BILINEAR would make code while it runs, which ends this process.
    scaler_.reset(sws_getCachedContext(scaler_.release(), frame.width, frame.height, format_of(frame),
                                       static_cast<int>(size.width), static_cast<int>(size.height), AV_PIX_FMT_YUV420P, SWS_BILINEAR,
                                       nullptr, nullptr, nullptr));
    if (!scaler_) return false;
    const int* same = sws_getCoefficients(SWS_CS_DEFAULT);  // the matrix is changed below, at less cost
    sws_setColorspaceDetails(scaler_.get(), same, has_full_range(frame) ? 1 : 0, same, 0, 0, 1 << 16, 1 << 16);
    if (sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, to.data(), pitches.data()) <= 0) return false;
  }
  change_matrix(planes, matrix_of(frame), usual_matrix(size.height));
  return true;
}

}  // namespace media_process
