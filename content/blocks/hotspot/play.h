// Places may be tapped in any order; the one tapped last is the one whose feedback stands.
#pragma once

#include <variant>

#include "blocks/hotspot/hotspot.h"
#include "session/play.h"

namespace session {

struct TapSpot {
  std::string spot;
};

// For those who cannot see the picture, or cannot tap on it. How it is shown is no step.
struct ListSpots {
  bool listed = false;
};

template <>
struct Play<content::Hotspot> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<std::string> found;  // the one tapped last at the end
    bool listed = false;
  };
  using Action = std::variant<TapSpot, ListSpots>;

  static State update(State state, const Action& action, const content::Hotspot& block);
  static Progress progress(const State& state, const content::Hotspot& block);  // one place is enough
  static Steps steps(const State& state) { return state.found; }
  static State replay(const Steps& steps, const content::Hotspot& block);
  static Answers answers(const State&, const content::Hotspot&) { return {}; }
};

using HotspotState = Play<content::Hotspot>::State;
using HotspotAction = Play<content::Hotspot>::Action;

bool is_found(const content::PictureSpot& spot, const HotspotState& state);
bool all_good_found(const HotspotState& state, const content::Hotspot& block);
const content::PictureSpot* last_found(const HotspotState& state, const content::Hotspot& block);

}  // namespace session
