// The two rings in shared memory: pictures, and sound. One process writes, the other reads; neither waits for the other here.
// How large a ring is, both know from the order and never from the ring. What a reader finds there it copies once, then
// checks: the other side may change it at any moment, so that a number that was looked at twice is two numbers. A ring in
// which something impossible was found is nothing to the reader from then on. Pixels and samples may change while they are
// used, which does no harm.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "film_wire/message.h"

namespace film_wire {

// Three planes as ui::PixelFormat::iyuv has them: Y, then U and V at half the size, rounded up. Rows begin at multiples of 64.
struct PictureLayout {
  std::size_t y_pitch = 0;
  std::size_t uv_pitch = 0;
  std::size_t u_at = 0;  // bytes behind the first of Y
  std::size_t v_at = 0;
  std::size_t bytes = 0;
};
PictureLayout layout_of(std::uint32_t width, std::uint32_t height);

struct PictureFacts {
  std::uint32_t generation = 0;
  std::uint32_t width = 0;   // 1 to the ring's
  std::uint32_t height = 0;
  std::uint32_t passed_over = 0;  // pictures of this generation before it that came too late or too close to be worth showing
  std::int64_t at_us = 0;  // in the film, 0 to most_film_us
};

// A picture in its place, of one generation; to be read until release() is called.
struct PictureInRing {
  PictureFacts facts;
  std::span<const std::byte> pixels;
};

std::size_t picture_ring_bytes(const Order& order);
std::size_t sound_ring_bytes(const Order& order);

class PictureWriter {
 public:
  PictureWriter(std::span<std::byte> memory, const Order& order);  // memory of at least picture_ring_bytes()
  bool has_room() const;
  std::span<std::byte> room();             // for the pixels of the next picture; only while has_room()
  void write(const PictureFacts& facts);   // what lies in room() is a picture now
  std::int64_t place_us() const;           // where the reader is
  void beat();                             // something was decoded, though nothing is written yet

 private:
  std::span<std::byte> memory_;
  Order order_;
  std::uint32_t written_ = 0;
};

class PictureReader {
 public:
  PictureReader(std::span<std::byte> memory, const Order& order);
  bool is_sound() const { return is_sound_; }
  std::uint32_t count();                                     // of pictures that wait; 0 when the ring is not sound
  std::optional<PictureInRing> look(std::uint32_t index);    // 0 is the oldest that waits
  void release();                                            // the oldest
  void tell_place(std::int64_t place_us);
  std::uint64_t beats() const;
  std::uint32_t written() { return released_ + count(); }  // ever
  std::uint32_t released() const { return released_; }

 private:
  std::span<std::byte> memory_;
  Order order_;
  std::uint32_t released_ = 0;
  bool is_sound_ = true;
};

// Samples of 16 bits, channel beside channel, at sound_rate_hz. Counted for each channel.
class SoundWriter {
 public:
  SoundWriter(std::span<std::byte> memory, const Order& order);
  std::size_t room() const;
  std::uint64_t written() const { return written_; }
  void write(std::span<const std::int16_t> samples);  // no more than there is room for, whole for each channel

 private:
  std::span<std::byte> memory_;
  Order order_;
  std::uint64_t written_ = 0;
};

class SoundReader {
 public:
  SoundReader(std::span<std::byte> memory, const Order& order);
  bool is_sound() const { return is_sound_; }
  std::uint64_t written();                   // ever; never less than taken()
  std::uint64_t taken() const { return taken_; }
  std::size_t read(std::span<std::int16_t> samples, std::size_t ahead = 0);  // copies, takes nothing; how many for each channel
  void take(std::size_t count);              // no more than wait
  void take_up_to(std::uint64_t sample);     // which waits, or is the next that will be written

 private:
  std::span<std::byte> memory_;
  Order order_;
  std::uint64_t taken_ = 0;
  bool is_sound_ = true;
};

}  // namespace film_wire
