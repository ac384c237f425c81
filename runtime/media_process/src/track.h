// One track of a film on its way from packets to frames.
#pragma once

#include <deque>

#include "av.h"

namespace media_process {

class Track {
 public:
  Track(const AVStream& stream, Av<AVCodecContext> decoder) : stream_(stream), decoder_(std::move(decoder)) {}

  const AVStream& stream() const { return stream_; }
  const AVCodecContext& decoder() const { return *decoder_; }

  void add(Av<AVPacket> packet);
  std::size_t waiting_bytes() const { return bytes_; }
  std::size_t waiting() const { return packets_.size(); }

  // damaged: packet after packet made no sense.
  enum class Next { frame, busy, needs_packet, end, damaged };
  Next next(AVFrame& frame, bool is_last);  // is_last: no packet will be added any more
  void begin();                             // forgets packets and frames, after a seek

 private:
  Next feed(bool is_last);
  Next failed();

  const AVStream& stream_;
  Av<AVCodecContext> decoder_;
  std::deque<Av<AVPacket>> packets_;
  std::size_t bytes_ = 0;
  int failures_ = 0;  // one after another
  bool has_ended_ = false;
};

}  // namespace media_process
