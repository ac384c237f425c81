// Decoded sound as one stream without gaps from a place in the film on: what is missing is silence, what is there twice is left
// out, and what lies before the place is too. So a sample's number says when it is heard.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "av.h"

namespace media_process {

class SoundMaker {
 public:
  explicit SoundMaker(int channels) : channels_(channels) {}

  void begin(std::int64_t at_us);  // forgets what waits
  // False when it cannot be done. at_us is where it begins, if that is known.
  bool make(const AVFrame& frame, std::optional<std::int64_t> at_us);
  void be_silent_until(std::int64_t place_us);  // where the sound is over before the pictures are
  std::span<const std::int16_t> waiting() const { return std::span(samples_).subspan(taken_); }
  void take(std::size_t samples);  // of waiting()
  std::int64_t end_us() const;     // of what was made

 private:
  bool convert(const AVFrame& frame);
  void put_in_place(std::size_t from, std::optional<std::int64_t> at_us);

  int channels_;
  Av<SwrContext> converter_;
  int format_ = -1;  // that it converts from
  int rate_hz_ = 0;
  int from_channels_ = 0;
  std::vector<std::int16_t> samples_;
  std::size_t taken_ = 0;
  std::int64_t begun_us_ = 0;
  std::int64_t made_ = 0;  // of each channel, since begun_us_
};

}  // namespace media_process
