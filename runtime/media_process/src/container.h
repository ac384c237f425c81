// A film's file: which of its tracks are played, and their packets. WebM and MP4, and of them only what the house plays;
// everything else in the file is passed over.
#pragma once

#include <optional>
#include <tl/expected.hpp>

#include "byte_source.h"
#include "film_wire/message.h"

namespace media_process {

using film_wire::Trouble;

// A decoder for a track, on one thread; nullptr where the house does not play such a track, or it makes no sense.
Av<AVCodecContext> decoder_for(const AVStream& track);

class Container {
 public:
  static tl::expected<Container, Trouble> open(ByteSource& source);  // the source outlives it

  const AVStream* picture() const { return picture_; }  // nullptr where there is none; never both
  const AVStream* sound() const { return sound_; }
  std::int64_t duration_us() const;  // 0 where the file says none, or none that can be

  // Nothing when the file has ended, or nothing more can be read.
  enum class Read { packet, end, failed };
  Read read(AVPacket& packet);
  bool seek(std::int64_t to_us);  // to the last place before it from which pictures can be decoded

  // Where in the film, from 0 on; nothing where that cannot be.
  std::optional<std::int64_t> place_us(std::int64_t time, const AVStream& track) const;

 private:
  explicit Container(Av<AVFormatContext> format) : format_(std::move(format)) {}
  Trouble choose_tracks();
  std::int64_t start_us() const;

  Av<AVFormatContext> format_;
  const AVStream* picture_ = nullptr;
  const AVStream* sound_ = nullptr;
};

}  // namespace media_process
