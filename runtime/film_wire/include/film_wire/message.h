// What the kiosk and parasol-media say to one another over their socket: plain structures of fixed size, one a packet, in the
// order of bytes of the machine, since both run on it. parse_…() looks at a copy, and what it hands back has been checked:
// each field is in the range said here. Whatever else comes is nothing, and whoever sent it is believed no more.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

namespace film_wire {

inline constexpr std::uint32_t magic = 0x31'4d'4c'46;  // FLM1
inline constexpr std::uint16_t version = 1;

inline constexpr std::uint32_t most_width = 1920;
inline constexpr std::uint32_t most_height = 1088;
inline constexpr std::uint32_t least_side = 16;
inline constexpr std::uint32_t most_slots = 16;
inline constexpr std::uint32_t sound_rate_hz = 48'000;
inline constexpr std::uint32_t most_sound_samples = sound_rate_hz * 8;  // of a ring, for each channel
inline constexpr std::int64_t most_film_us = std::int64_t{24} * 3600 * 1'000'000;

enum class Kind : std::uint16_t { order, seek, size, rouse, ready, refused, about, sought, ended, broken };

struct Head {
  std::uint32_t magic = film_wire::magic;
  std::uint16_t version = film_wire::version;
  Kind kind{};
};

// To the helper.

// The first message. The rest of the film's pack is none of the helper's business.
struct Order {
  static constexpr Kind kind = Kind::order;
  Head head{.kind = kind};
  std::uint64_t offset = 0;  // of the film in the file of the pack, in bytes
  std::uint64_t size = 0;    // in bytes, at least one; offset + size is below 2^62
  std::uint32_t ring_width = 0;   // the largest picture that the ring has room for: least_side to most_width …
  std::uint32_t ring_height = 0;  // … and most_height
  std::uint32_t slots = 0;        // pictures in the ring, 2 to most_slots
  std::uint32_t sound_samples = 0;   // in the ring, for each channel: 4,800 to most_sound_samples
  std::uint32_t sound_channels = 0;  // 1 or 2
  std::uint32_t shown_width = 0;     // of the place it is shown in, least_side to the ring's
  std::uint32_t shown_height = 0;
  std::uint32_t processor_seconds = 0;  // 1 to 36,000
  std::uint32_t memory_mib = 0;         // beyond what the process has before it sees the film, 16 to 4,096
  std::uint32_t unused = 0;
};

struct Seek {
  static constexpr Kind kind = Kind::seek;
  Head head{.kind = kind};
  std::uint32_t generation = 0;  // of all pictures and sound from there on; never 0, which is before the first
  std::uint32_t unused = 0;
  std::int64_t to_us = 0;  // 0 to most_film_us
};

struct Size {
  static constexpr Kind kind = Kind::size;
  Head head{.kind = kind};
  std::uint32_t shown_width = 0;  // least_side to most_width …
  std::uint32_t shown_height = 0;  // … and most_height; the helper holds it to the ring's
};

struct Rouse {  // there is room in a ring again
  static constexpr Kind kind = Kind::rouse;
  Head head{.kind = kind};
};

// To the kiosk.

// Why there is no film, or no more of it.
enum class Trouble : std::uint32_t {
  barrier,      // something that keeps the process in could not be set, so no byte of the film was read
  unreadable,   // the bytes could not be read
  unknown,      // no film of the kinds that are played
  too_large,    // its picture is
  damaged,      // it broke off, or makes no sense
  none_such,    // no such trouble: not sent
};

struct Ready {  // every barrier stands
  static constexpr Kind kind = Kind::ready;
  Head head{.kind = kind};
  std::uint32_t barriers = 0;  // which the kernel has, a bit each (media_process/confine.h)
  std::uint32_t unused = 0;
};

struct Refused {  // a barrier could not be set
  static constexpr Kind kind = Kind::refused;
  Head head{.kind = kind};
  std::int32_t error = 0;  // errno
  std::uint32_t unused = 0;
  std::array<char, 32> barrier{};  // its name: small letters, figures and underscores, then zeros
};

struct About {
  static constexpr Kind kind = Kind::about;
  Head head{.kind = kind};
  std::int64_t duration_us = 0;  // as the film says, 0 to most_film_us; 0 where it does not
  std::uint32_t width = 0;       // as it was made, not as it is shown; 0 where there is no picture, to most_width
  std::uint32_t height = 0;
  std::uint32_t has_sound = 0;  // 0 or 1
  std::uint32_t unused = 0;
};

struct Sought {  // what comes from here on is of that generation
  static constexpr Kind kind = Kind::sought;
  Head head{.kind = kind};
  std::uint32_t generation = 0;
  std::uint32_t unused = 0;
  std::uint64_t sound_from = 0;  // the first sample of it, counted from the first that was ever written
  std::int64_t sound_at_us = 0;  // where in the film that sample is heard, 0 to most_film_us
};

struct Ended {  // everything up to the end is in the rings
  static constexpr Kind kind = Kind::ended;
  Head head{.kind = kind};
  std::uint32_t generation = 0;
  std::uint32_t unused = 0;
  std::int64_t at_us = 0;  // where the film ends, 0 to most_film_us
};

struct Broken {  // what came before can be shown; nothing follows
  static constexpr Kind kind = Kind::broken;
  Head head{.kind = kind};
  Trouble trouble = Trouble::none_such;
  std::uint32_t unused = 0;
};

using ToHelper = std::variant<Order, Seek, Size, Rouse>;
using ToKiosk = std::variant<Ready, Refused, About, Sought, Ended, Broken>;

inline constexpr std::size_t most_bytes = 128;  // of any message

template <typename Message>
std::array<std::byte, sizeof(Message)> bytes_of(const Message& message) {
  static_assert(std::has_unique_object_representations_v<Message>, "a gap would carry what lay there before");
  static_assert(sizeof(Message) <= most_bytes);
  std::array<std::byte, sizeof(Message)> bytes;
  std::memcpy(bytes.data(), &message, sizeof message);
  return bytes;
}

std::optional<ToHelper> parse_to_helper(std::span<const std::byte> packet);
std::optional<ToKiosk> parse_to_kiosk(std::span<const std::byte> packet);

std::string_view name_of(const Refused& refused);  // of the barrier

}  // namespace film_wire
