#include "film_wire/message.h"

#include <algorithm>

namespace film_wire {
namespace {

template <typename T>
bool is_within(T value, T least, T most) {
  return least <= value && value <= most;
}

bool is_a_side_below(std::uint32_t side, std::uint32_t most) { return is_within(side, least_side, most); }
bool is_a_place(std::int64_t place_us) { return is_within(place_us, std::int64_t{0}, most_film_us); }

bool is_sound(const Order& order) {
  constexpr std::uint64_t most_place = std::uint64_t{1} << 62;
  return order.size > 0 && order.size < most_place && order.offset < most_place - order.size && order.unused == 0 &&
         is_a_side_below(order.ring_width, most_width) && is_a_side_below(order.ring_height, most_height) &&
         is_within(order.slots, 2U, most_slots) && is_within(order.sound_samples, sound_rate_hz / 10, most_sound_samples) &&
         is_within(order.sound_channels, 1U, 2U) && is_a_side_below(order.shown_width, order.ring_width) &&
         is_a_side_below(order.shown_height, order.ring_height) && is_within(order.processor_seconds, 1U, 36'000U) &&
         is_within(order.memory_mib, 16U, 4'096U);
}
bool is_sound(const Seek& seek) { return seek.generation != 0 && seek.unused == 0 && is_a_place(seek.to_us); }
bool is_sound(const Size& size) {
  return is_a_side_below(size.shown_width, most_width) && is_a_side_below(size.shown_height, most_height);
}
bool is_sound(const Rouse&) { return true; }

bool is_sound(const Ready& ready) { return ready.unused == 0; }
bool is_sound(const Refused& refused) {
  const auto is_of_a_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const auto end = std::ranges::find_if_not(refused.barrier, is_of_a_name);
  return refused.unused == 0 && refused.error >= 0 && end != refused.barrier.begin() && end != refused.barrier.end() &&
         std::all_of(end, refused.barrier.end(), [](char c) { return c == '\0'; });
}
bool is_sound(const About& about) {
  return is_a_place(about.duration_us) && about.width <= most_width && about.height <= most_height &&
         (about.width == 0) == (about.height == 0) && about.has_sound <= 1 && about.unused == 0;
}
bool is_sound(const Sought& sought) {
  return sought.generation != 0 && sought.unused == 0 && is_a_place(sought.sound_at_us);
}
bool is_sound(const Ended& ended) { return ended.generation != 0 && ended.unused == 0 && is_a_place(ended.at_us); }
bool is_sound(const Broken& broken) { return broken.trouble < Trouble::none_such && broken.unused == 0; }

template <typename Message>
bool take(std::span<const std::byte> packet, Kind kind, std::optional<Message>& taken) {
  if (kind != Message::kind || packet.size() != sizeof(Message)) return false;
  Message message;
  std::memcpy(&message, packet.data(), sizeof message);
  if (is_sound(message)) taken = message;
  return true;
}

template <typename... Messages>
std::optional<std::variant<Messages...>> parse(std::span<const std::byte> packet, std::variant<Messages...>*) {
  Head head;
  if (packet.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, packet.data(), sizeof head);
  if (head.magic != magic || head.version != version) return std::nullopt;
  std::optional<std::variant<Messages...>> found;
  const auto look = [&]<typename Message>(Message*) {
    std::optional<Message> taken;
    if (!take(packet, head.kind, taken)) return false;
    if (taken) found = *taken;
    return true;
  };
  (look(static_cast<Messages*>(nullptr)) || ...);
  return found;
}

}  // namespace

std::optional<ToHelper> parse_to_helper(std::span<const std::byte> packet) {
  return parse(packet, static_cast<ToHelper*>(nullptr));
}

std::optional<ToKiosk> parse_to_kiosk(std::span<const std::byte> packet) {
  return parse(packet, static_cast<ToKiosk*>(nullptr));
}

std::string_view name_of(const Refused& refused) {
  return {refused.barrier.data(), static_cast<std::size_t>(std::ranges::find(refused.barrier, '\0') - refused.barrier.begin())};
}

}  // namespace film_wire
