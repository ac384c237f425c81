// The sound of a film on its way from the ring to a device, and the clock that follows from it. fill() belongs to the thread of
// the device, everything else to the kiosk's.
#pragma once

#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "film_wire/rings.h"
#include "stretch.h"

namespace media {

class Heard {
 public:
  Heard(film_wire::SoundReader ring, int channels);

  void fill(std::span<std::int16_t> samples, std::int64_t now_us, std::int64_t heard_in_us);

  void set_playing(bool playing);
  void set_speed(int percent);
  void set_volume(int percent);
  void begin(std::uint64_t sample, std::int64_t at_us);  // what comes from here on is heard at that place of the film
  void discard_up_to(std::uint64_t sample);              // it is of no use any more
  void skip_to(std::int64_t place_us);                   // for a clock that goes without a device

  bool is_sound();                // false when the ring said something impossible
  std::uint64_t written();        // ever
  std::uint64_t taken();
  std::int64_t waiting_us();
  // Where the film is that is heard at now_us. Nothing when nobody has asked for sound lately.
  std::optional<std::int64_t> place_us(std::int64_t now_us);
  std::int64_t taken_place_us();  // of the next sample

 private:
  void make_more();
  void emit(std::span<std::int16_t> samples, std::size_t& filled);
  std::int64_t place_of(std::uint64_t sample) const;

  std::mutex mutex_;
  film_wire::SoundReader ring_;
  std::size_t channels_;
  Stretch stretch_;
  std::vector<std::int16_t> made_;  // stretched, not heard yet
  bool playing_ = false;
  int percent_ = 100;
  float volume_ = 1;
  float gain_ = 0;  // follows it, so that nothing clicks
  std::uint64_t first_sample_ = 0;
  std::int64_t first_us_ = 0;
  struct Filled {
    std::int64_t at_us = 0;    // when its first sample is heard
    std::int64_t place_us = 0;  // of it
    std::int64_t end_us = 0;   // the place behind its last
    int percent = 100;
  };
  std::optional<Filled> filled_;
  std::int64_t asked_us_ = 0;
};

}  // namespace media
