#include "session/placing.h"

#include <algorithm>

#include "base/text.h"

namespace session {
namespace {

constexpr char between = '@';  // no id has it

}  // namespace

PlacingState lay(PlacingState state, const LayCard& move, const std::vector<std::string>& cards) {
  if (!base::holds(cards, move.card) || !base::holds(cards, move.place)) return state;
  if (move.card != move.place) {
    if (!base::holds(state.laid, move.card) && !base::holds(state.laid, move.place)) state.astray = move;
    return state;
  }
  std::erase(state.laid, move.card);
  state.laid.push_back(move.card);
  state.astray.reset();
  return state;
}

bool is_laid(const PlacingState& state, const std::string& card) { return base::holds(state.laid, card); }

bool has_cards_left(const PlacingState& state, std::size_t of) { return state.laid.size() < of; }

Progress progress_of_placing(const PlacingState& state) {
  return {!state.laid.empty() || state.astray ? std::size_t{1} : std::size_t{0}, 1};
}

Steps steps_of_placing(const PlacingState& state) {
  Steps steps;
  for (const std::string& card : state.laid) steps.push_back(card + between + card);
  if (state.astray) steps.push_back(state.astray->card + between + state.astray->place);
  return steps;
}

std::optional<LayCard> move_of_step(const std::string& step) {
  const auto at = step.find(between);
  if (at == std::string::npos) return std::nullopt;
  return LayCard{step.substr(0, at), step.substr(at + 1)};
}

}  // namespace session
