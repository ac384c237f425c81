#include <algorithm>
#include <cmath>

#include "ui/landscape.h"

namespace ui {
namespace {

using namespace landscape;

// Within a turn.
constexpr std::int64_t arrives_ms = 2200;
constexpr std::int64_t waved_ms = 4600;
constexpr std::int64_t opened_ms = 6200;
// Within the turn in which everybody leaves.
constexpr std::int64_t leaves_ms = 4000;
constexpr std::int64_t after_another_ms = 300;
constexpr std::int64_t walk_ms = 2600;

float share(std::int64_t at_ms, std::int64_t from_ms, std::int64_t to_ms) {
  return std::clamp(static_cast<float>(at_ms - from_ms) / static_cast<float>(to_ms - from_ms), 0.0F, 1.0F);
}

Strolling::Doing stride(std::int64_t at_ms) {
  constexpr std::int64_t stride_ms = 3 * frame_ms;
  return at_ms / stride_ms % 2 == 0 ? Strolling::Doing::walking : Strolling::Doing::stepping;
}

Strolling leaving(std::size_t who, std::int64_t at_ms) {
  constexpr std::int64_t all_wave_ms = 2400;
  Strolling person{who};
  if (at_ms < all_wave_ms) person.doing = Strolling::Doing::waving;
  // Who stands nearest to the edge goes first.
  const std::int64_t begins_ms = leaves_ms + after_another_ms * static_cast<std::int64_t>(3 - who);
  if (at_ms < begins_ms) return person;
  person.leaving = true;
  person.doing = stride(at_ms);
  person.away = share(at_ms, begins_ms, begins_ms + walk_ms);
  return person;
}

Strolling coming(std::size_t who, std::int64_t at_ms) {
  Strolling person{who};
  person.away = 1 - share(at_ms, 0, arrives_ms);
  if (at_ms < arrives_ms) person.doing = stride(at_ms);
  else if (at_ms < waved_ms) person.doing = Strolling::Doing::waving;
  return person;
}

int steps_of(float open) { return static_cast<int>(std::lround(open * static_cast<float>(parasol_steps))); }

void all_leave(LandscapeMoment& moment, std::int64_t at_ms) {
  for (std::size_t who = 0; who < 4; ++who) {
    const Strolling person = leaving(who, at_ms);
    if (person.away < 1) moment.people.push_back(person);
  }
  moment.parasol = steps_of(1 - share(at_ms, leaves_ms, leaves_ms + walk_ms));
  if (at_ms < leaves_ms) moment.speaker = 0;
}

void one_comes(LandscapeMoment& moment, std::size_t who, std::int64_t at_ms) {
  for (std::size_t there = 0; there < who; ++there) moment.people.push_back({there});
  moment.people.push_back(coming(who, at_ms));
  moment.parasol = steps_of((static_cast<float>(who) + share(at_ms, waved_ms, opened_ms)) / 4);
  if (at_ms >= arrives_ms) moment.speaker = who;
}

}  // namespace

std::int64_t lived_ms(std::int64_t since_ms) {
  if (since_ms < lives_ms) return std::max<std::int64_t>(0, since_ms) / frame_ms * frame_ms;
  const std::int64_t after = since_ms - lives_ms;
  const std::int64_t cycle = rests_ms + round_ms;
  return lives_ms + after / cycle * round_ms + std::max<std::int64_t>(0, after % cycle - rests_ms) / frame_ms * frame_ms;
}

std::int64_t next_landscape_ms(std::int64_t since_ms) {
  const std::int64_t next = (since_ms / frame_ms + 1) * frame_ms;
  if (since_ms < lives_ms) return next;
  const std::int64_t cycle = rests_ms + round_ms;
  const std::int64_t within = (since_ms - lives_ms) % cycle;
  return within < rests_ms ? since_ms - within + rests_ms : next;
}

LandscapeMoment landscape_at(std::int64_t lived_ms) {
  constexpr std::int64_t swell_ms = 500;
  constexpr float drift_a_second = 6;
  LandscapeMoment moment;
  moment.drift = std::floor(static_cast<float>(lived_ms) * drift_a_second / 1000);
  moment.swell = static_cast<int>(lived_ms / swell_ms % 4);
  moment.hello = static_cast<std::size_t>(lived_ms / turn_ms);
  const std::int64_t turn = lived_ms % round_ms / turn_ms;
  const std::int64_t at_ms = lived_ms % turn_ms;
  if (turn == 0) all_leave(moment, at_ms);
  else one_comes(moment, static_cast<std::size_t>(turn - 1), at_ms);
  return moment;
}

LandscapeMoment empty_landscape() { return {}; }

}  // namespace ui
