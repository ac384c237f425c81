// The landscape that a kiosk shows while nobody is at it (illustration, "Attract"), and its play: a boat, clouds, light on
// the water; every eight seconds one of the four walks in, waves and opens the parasol a little further, until all stand
// below it. What is seen follows from the time alone.
//
//   const LandscapeMoment moment = landscape_at(lived_ms(since));
//   draw_landscape(frame, moment);
//
// It lives for a while after somebody was there, then stands still, but for one round now and then: docs/decisions/kiosk-shell.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/frame.h"

namespace ui {

namespace landscape {
inline constexpr std::int64_t frame_ms = 84;          // 12 frames a second at most
inline constexpr std::int64_t turn_ms = 8'000;        // of one of the four
inline constexpr std::int64_t round_ms = 5 * turn_ms;  // all are there, leave, and come again one by one
inline constexpr std::int64_t lives_ms = 4 * round_ms;
inline constexpr std::int64_t rests_ms = 600'000 - round_ms;  // between a round and the next, afterwards
inline constexpr int parasol_steps = 8;
}  // namespace landscape

struct Strolling {
  enum class Doing { standing, waving, walking, stepping };
  std::size_t who = 0;  // of the four
  Doing doing = Doing::standing;
  bool leaving = false;
  float away = 0;  // 0 at their place, 1 beyond the edge

  friend bool operator==(const Strolling&, const Strolling&) = default;
};

struct LandscapeMoment {
  std::vector<Strolling> people;
  std::optional<int> parasol;  // how far it is open, in steps; none: it is not there
  float drift = 0;             // of the clouds, in units
  int swell = 0;               // of the water: 0 to 3
  std::optional<std::size_t> speaker{};
  std::size_t hello = 0;  // how many have been said before this one

  friend bool operator==(const LandscapeMoment&, const LandscapeMoment&) = default;
};

// How long it has moved in all, `since_ms` after somebody was there last, in whole frames.
std::int64_t lived_ms(std::int64_t since_ms);
// When the next frame is to be drawn, counted as `since_ms` is.
std::int64_t next_landscape_ms(std::int64_t since_ms);
LandscapeMoment landscape_at(std::int64_t lived_ms);
LandscapeMoment empty_landscape();  // nobody, and nothing of anybody

void draw_landscape(Frame& frame, const LandscapeMoment& moment);
// The middle of the face of one of the four at their place, on the page.
Point landscape_head(const Frame& frame, std::size_t who);

}  // namespace ui
