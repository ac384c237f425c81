// Any bytes as what a media process that was taken over says: as a message, and as the two rings. What is read from a ring lies
// within it, and what is read of a message is the same once it was written again.
#include "film_wire/message.h"
#include "film_wire/rings.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace {

using Bytes = std::span<const std::byte>;

template <typename Parsed>
void write_and_read_again(const std::optional<Parsed>& message, Bytes packet) {
  if (!message) return;
  std::visit([&](const auto& said) { if (!std::ranges::equal(film_wire::bytes_of(said), packet)) __builtin_trap(); }, *message);
}

void read_rings(Bytes bytes) {
  const film_wire::Order order{.size = 1, .ring_width = 33, .ring_height = 17, .slots = 2, .sound_samples = 4'800, .sound_channels = 2};
  alignas(64) static std::byte pictures[std::size_t{64} << 10];
  alignas(64) static std::byte sound[std::size_t{64} << 10];
  std::ranges::fill(pictures, std::byte{});
  std::ranges::fill(sound, std::byte{});
  std::copy_n(bytes.begin(), std::min(bytes.size(), sizeof pictures), pictures);
  std::copy_n(bytes.begin(), std::min(bytes.size(), sizeof sound), sound);
  film_wire::PictureReader reader(std::span(pictures).first(film_wire::picture_ring_bytes(order)), order);
  for (int turn = 0; turn < 3; ++turn) {
    const auto picture = reader.look(0);
    if (!picture) break;
    if (picture->pixels.data() < pictures || picture->pixels.data() + picture->pixels.size() > pictures + film_wire::picture_ring_bytes(order)) __builtin_trap();
    reader.release();
  }
  film_wire::SoundReader ears(std::span(sound).first(film_wire::sound_ring_bytes(order)), order);
  std::vector<std::int16_t> heard(9'700);
  const std::size_t count = ears.read(heard);
  if (count > order.sound_samples) __builtin_trap();
  ears.take(count);
  if (!bytes.empty()) ears.take_up_to(static_cast<std::uint64_t>(bytes.front()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(reinterpret_cast<const std::byte*>(data), size);
  write_and_read_again(film_wire::parse_to_helper(bytes), bytes);
  write_and_read_again(film_wire::parse_to_kiosk(bytes), bytes);
  read_rings(bytes);
  return 0;
}
