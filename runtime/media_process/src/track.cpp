#include "track.h"

namespace media_process {
namespace {

constexpr int most_failures = 100;

}  // namespace

void Track::add(Av<AVPacket> packet) {
  bytes_ += static_cast<std::size_t>(packet->size);
  packets_.push_back(std::move(packet));
}

void Track::begin() {
  packets_.clear();
  bytes_ = 0;
  failures_ = 0;
  has_ended_ = false;
  avcodec_flush_buffers(decoder_.get());
}

Track::Next Track::failed() { return ++failures_ > most_failures ? Next::damaged : Next::busy; }

Track::Next Track::next(AVFrame& frame, bool is_last) {
  const int error = avcodec_receive_frame(decoder_.get(), &frame);
  if (error >= 0) {
    failures_ = 0;
    return Next::frame;
  }
  if (error == AVERROR_EOF) return Next::end;
  if (error != AVERROR(EAGAIN)) return failed();
  return feed(is_last);
}

Track::Next Track::feed(bool is_last) {
  if (packets_.empty()) {
    if (!is_last) return Next::needs_packet;
    if (has_ended_ || avcodec_send_packet(decoder_.get(), nullptr) < 0) return Next::end;
    has_ended_ = true;
    return Next::busy;
  }
  const Av<AVPacket> packet = std::move(packets_.front());
  packets_.pop_front();
  bytes_ -= static_cast<std::size_t>(packet->size);
  return avcodec_send_packet(decoder_.get(), packet.get()) < 0 ? failed() : Next::busy;
}

}  // namespace media_process
