// Time as an input. Everything that needs to know the time is handed a Clock, so that a session can
// be repeated to the pixel and a test never sleeps. Wall time may be wrong by years on a kiosk: use
// it only where sync.md allows, and monotonic time for every interval.
#pragma once

#include <cstdint>
#include <string>

namespace base {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t monotonic_ms() const = 0;
  virtual std::int64_t wall_s() const = 0;  // seconds since 1970-01-01T00:00Z, as the machine believes
};

class SystemClock final : public Clock {
 public:
  std::int64_t monotonic_ms() const override;
  std::int64_t wall_s() const override;
};

// Moves only when told to. Used by walks, demonstrations and tests.
class VirtualClock final : public Clock {
 public:
  explicit VirtualClock(std::int64_t wall_s = 1'793'000'000) : wall_s_(wall_s) {}
  std::int64_t monotonic_ms() const override { return monotonic_ms_; }
  std::int64_t wall_s() const override { return wall_s_ + monotonic_ms_ / 1000; }
  void advance_ms(std::int64_t ms) { monotonic_ms_ += ms; }

 private:
  std::int64_t wall_s_;
  std::int64_t monotonic_ms_ = 0;
};

// From 2026-01-01 up to 2041-01-01: outside of these a clock was never set, or badly.
bool is_plausible(std::int64_t wall_s);

// ISO 8601 week of a wall time, in UTC: "2026-W47". The finest time that is ever stored with an answer.
std::string iso_week(std::int64_t wall_s);

}  // namespace base
