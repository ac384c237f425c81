#include "film_wire/rings.h"

#include <algorithm>
#include <cassert>

namespace film_wire {
namespace {

// At the beginning of each ring, whose memory was zero at first.
struct RingHead {
  alignas(64) std::atomic<std::uint64_t> written;
  alignas(64) std::atomic<std::uint64_t> released;
  alignas(64) std::atomic<std::int64_t> place_us;
  alignas(64) std::atomic<std::uint64_t> beats;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "a lock would be the other process's to hold");

constexpr std::size_t page = 4096;
constexpr std::size_t facts_bytes = 64;

std::size_t rounded_up(std::size_t value, std::size_t to) { return (value + to - 1) / to * to; }

RingHead& head_of(std::span<std::byte> memory) { return *reinterpret_cast<RingHead*>(memory.data()); }

std::size_t slot_bytes(const Order& order) {
  return rounded_up(facts_bytes + layout_of(order.ring_width, order.ring_height).bytes, page);
}

std::span<std::byte> slot(std::span<std::byte> memory, const Order& order, std::uint32_t number) {
  return memory.subspan(page + (number % order.slots) * slot_bytes(order), slot_bytes(order));
}

bool are_possible(const PictureFacts& facts, const Order& order) {
  return facts.width >= 1 && facts.width <= order.ring_width && facts.height >= 1 && facts.height <= order.ring_height &&
         facts.at_us >= 0 && facts.at_us <= most_film_us;
}

// A ring is read and written in at most two pieces, since it begins again behind its end.
struct Pieces {
  std::size_t at;
  std::size_t first;
  std::size_t second;
};

Pieces pieces_of(const Order& order, std::uint64_t sample, std::size_t count) {
  const auto at = static_cast<std::size_t>(sample % order.sound_samples);
  const std::size_t first = std::min(count, order.sound_samples - at);
  return {at * order.sound_channels, first * order.sound_channels, (count - first) * order.sound_channels};
}

std::int16_t* samples_of(std::span<std::byte> memory) { return reinterpret_cast<std::int16_t*>(memory.data() + page); }

}  // namespace

PictureLayout layout_of(std::uint32_t width, std::uint32_t height) {
  constexpr std::size_t row = 64;
  PictureLayout layout;
  layout.y_pitch = rounded_up(width, row);
  layout.uv_pitch = rounded_up((width + 1) / 2, row);
  layout.u_at = layout.y_pitch * height;
  layout.v_at = layout.u_at + layout.uv_pitch * ((height + 1) / 2);
  layout.bytes = layout.v_at + layout.uv_pitch * ((height + 1) / 2);
  return layout;
}

std::size_t picture_ring_bytes(const Order& order) { return page + order.slots * slot_bytes(order); }

std::size_t sound_ring_bytes(const Order& order) {
  return rounded_up(page + std::size_t{order.sound_samples} * order.sound_channels * sizeof(std::int16_t), page);
}

PictureWriter::PictureWriter(std::span<std::byte> memory, const Order& order) : memory_(memory), order_(order) {
  assert(memory.size() >= picture_ring_bytes(order));
}

bool PictureWriter::has_room() const {
  const auto released = static_cast<std::uint32_t>(head_of(memory_).released.load(std::memory_order_acquire));
  return written_ - released < order_.slots;
}

std::span<std::byte> PictureWriter::room() { return slot(memory_, order_, written_).subspan(facts_bytes); }

void PictureWriter::write(const PictureFacts& facts) {
  std::memcpy(slot(memory_, order_, written_).data(), &facts, sizeof facts);
  head_of(memory_).written.store(++written_, std::memory_order_release);
}

std::int64_t PictureWriter::place_us() const { return head_of(memory_).place_us.load(std::memory_order_relaxed); }

void PictureWriter::beat() { head_of(memory_).beats.fetch_add(1, std::memory_order_relaxed); }

PictureReader::PictureReader(std::span<std::byte> memory, const Order& order) : memory_(memory), order_(order) {
  assert(memory.size() >= picture_ring_bytes(order));
}

std::uint32_t PictureReader::count() {
  const std::uint64_t written = head_of(memory_).written.load(std::memory_order_acquire);
  const std::uint32_t count = static_cast<std::uint32_t>(written) - released_;
  if (written > UINT32_MAX || count > order_.slots) is_sound_ = false;
  return is_sound_ ? count : 0;
}

std::optional<PictureInRing> PictureReader::look(std::uint32_t index) {
  if (index >= count()) return std::nullopt;
  const std::span<std::byte> place = slot(memory_, order_, released_ + index);
  PictureInRing picture;
  std::memcpy(&picture.facts, place.data(), sizeof picture.facts);
  std::atomic_signal_fence(std::memory_order_seq_cst);  // the copy is what is looked at, never the ring again
  if (!are_possible(picture.facts, order_)) {
    is_sound_ = false;
    return std::nullopt;
  }
  picture.pixels = place.subspan(facts_bytes, layout_of(picture.facts.width, picture.facts.height).bytes);
  return picture;
}

void PictureReader::release() { head_of(memory_).released.store(++released_, std::memory_order_release); }

void PictureReader::tell_place(std::int64_t place_us) {
  head_of(memory_).place_us.store(place_us, std::memory_order_relaxed);
}

std::uint64_t PictureReader::beats() const { return head_of(memory_).beats.load(std::memory_order_relaxed); }

SoundWriter::SoundWriter(std::span<std::byte> memory, const Order& order) : memory_(memory), order_(order) {
  assert(memory.size() >= sound_ring_bytes(order));
}

std::size_t SoundWriter::room() const {
  const std::uint64_t waiting = written_ - head_of(memory_).released.load(std::memory_order_acquire);
  return waiting > order_.sound_samples ? 0 : order_.sound_samples - static_cast<std::size_t>(waiting);
}

void SoundWriter::write(std::span<const std::int16_t> samples) {
  const std::size_t count = samples.size() / order_.sound_channels;
  assert(count <= room());
  const Pieces pieces = pieces_of(order_, written_, count);
  std::copy_n(samples.data(), pieces.first, samples_of(memory_) + pieces.at);
  std::copy_n(samples.data() + pieces.first, pieces.second, samples_of(memory_));
  written_ += count;
  head_of(memory_).written.store(written_, std::memory_order_release);
}

SoundReader::SoundReader(std::span<std::byte> memory, const Order& order) : memory_(memory), order_(order) {
  assert(memory.size() >= sound_ring_bytes(order));
}

std::uint64_t SoundReader::written() {
  const std::uint64_t written = head_of(memory_).written.load(std::memory_order_acquire);
  if (written < taken_ || written - taken_ > order_.sound_samples) is_sound_ = false;
  return is_sound_ ? written : taken_;
}

std::size_t SoundReader::read(std::span<std::int16_t> samples, std::size_t ahead) {
  const auto waiting = static_cast<std::size_t>(written() - taken_);
  if (ahead >= waiting) return 0;
  const std::size_t count = std::min(samples.size() / order_.sound_channels, waiting - ahead);
  const Pieces pieces = pieces_of(order_, taken_ + ahead, count);
  std::copy_n(samples_of(memory_) + pieces.at, pieces.first, samples.data());
  std::copy_n(samples_of(memory_), pieces.second, samples.data() + pieces.first);
  return count;
}

void SoundReader::take(std::size_t count) {
  taken_ += count;
  head_of(memory_).released.store(taken_, std::memory_order_release);
}

void SoundReader::take_up_to(std::uint64_t sample) {
  const std::uint64_t waiting = written();
  if (sample < taken_ || sample > waiting) {
    is_sound_ = false;
    return;
  }
  take(static_cast<std::size_t>(sample - taken_));
}

}  // namespace film_wire
