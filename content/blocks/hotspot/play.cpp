#include "blocks/hotspot/play.h"

#include <algorithm>

#include "base/find_id.h"
#include "base/types.h"
#include "session/tried.h"

namespace session {

using HotspotPlay = Play<content::Hotspot>;

HotspotState HotspotPlay::update(HotspotState state, const Action& action, const content::Hotspot& block) {
  const auto tap = [&](const TapSpot& what) {
    if (base::find_id(block.spots, what.spot) == nullptr) return;
    put_last(state.found, what.spot);
  };
  const auto list = [&](const ListSpots& what) { state.listed = what.listed; };
  std::visit(base::Overload{tap, list}, action);
  return state;
}

Progress HotspotPlay::progress(const HotspotState& state, const content::Hotspot&) {
  return one_is_enough(state.found);
}

HotspotState HotspotPlay::replay(const Steps& steps, const content::Hotspot& block) {
  HotspotState state;
  for (const std::string& spot : steps) state = update(std::move(state), TapSpot{spot}, block);
  return state;
}

bool is_found(const content::PictureSpot& spot, const HotspotState& state) {
  return std::find(state.found.begin(), state.found.end(), spot.id) != state.found.end();
}

bool all_good_found(const HotspotState& state, const content::Hotspot& block) {
  return std::all_of(block.spots.begin(), block.spots.end(),
                     [&](const content::PictureSpot& spot) { return !spot.good || is_found(spot, state); });
}

const content::PictureSpot* last_found(const HotspotState& state, const content::Hotspot& block) {
  return state.found.empty() ? nullptr : base::find_id(block.spots, state.found.back());
}

}  // namespace session
