// Cards that each belong to one place and are laid one by one. A place is named by the card that belongs there, so that
// what was done outlives a card that is added. A card that lies where it belongs stays; one that went astray is free
// again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/play.h"

namespace session {

struct LayCard {
  std::string card;
  std::string place;
};

struct PlacingState {
  std::vector<std::string> laid;  // where they belong; the one laid last, or looked at again, at the end
  std::optional<LayCard> astray;  // the last try, when the card does not belong there
};

// `cards` are the ids of all. A laid card that is laid again is looked at again.
PlacingState lay(PlacingState state, const LayCard& move, const std::vector<std::string>& cards);
bool is_laid(const PlacingState& state, const std::string& card);
bool has_cards_left(const PlacingState& state, std::size_t of);  // that lie nowhere
Progress progress_of_placing(const PlacingState& state);  // one try is enough
Steps steps_of_placing(const PlacingState& state);
std::optional<LayCard> move_of_step(const std::string& step);

// What Play<Block> is for a block of such cards; `Cards::ids(block)` says which there are.
template <typename Block, typename Cards>
struct PlacingPlay {
  static constexpr bool is_measured = false;
  struct State : PlacingState {};
  struct Action : LayCard {};

  static State update(State state, const Action& action, const Block& block) {
    return {lay(std::move(state), action, Cards::ids(block))};
  }
  static Progress progress(const State& state, const Block&) { return progress_of_placing(state); }
  static Steps steps(const State& state) { return steps_of_placing(state); }
  static State replay(const Steps& steps, const Block& block) {
    State state;
    for (const std::string& step : steps) {
      if (const auto move = move_of_step(step)) state = update(std::move(state), {*move}, block);
    }
    return state;
  }
  static Answers answers(const State&, const Block&) { return {}; }
};

}  // namespace session
