// The trainer's PIN as the screens know it (R29). What it is, and whether a try may be made at all, only the store knows
// (store/pin_lock.h); the shell holds no more of it than the digits that are being entered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace session {

inline constexpr std::size_t least_pin_digits = 4;
inline constexpr std::size_t most_pin_digits = 8;

struct PinState {
  bool is_set = false;
  std::int64_t wait_until_ms = 0;  // no try counts before, in the clock's monotonic milliseconds
  bool is_damaged = false;         // it is set and cannot be read, so nobody is let in
  bool readers_came = false;       // a lesson was opened on this kiosk, at whatever start

  friend bool operator==(const PinState&, const PinState&) = default;
};

// Who stands there at a start: whoever installs the kiosk, until the first lesson is opened. From then on it may be anybody
// who took the power from it.
inline bool asks_installer(const PinState& pin) { return !pin.is_set && !pin.readers_came; }

// What came of a try.
struct PinTried {
  bool right = false;
  std::int64_t wait_until_ms = 0;

  friend bool operator==(const PinTried&, const PinTried&) = default;
};

struct CheckPin { std::string digits; };
struct KeepPin { std::string digits; };  // from now on this is the PIN

}  // namespace session
