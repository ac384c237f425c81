#include "blocks/rating/play.h"

#include <algorithm>

#include "base/find_id.h"

namespace session {
namespace {

constexpr const char* chosen_mark = "chosen";

}  // namespace

using RatingPlay = Play<content::Rating>;

RatingPlay::State RatingPlay::update(State state, const Action& action, const content::Rating& block) {
  if (base::find_id(block.steps, action.step) != nullptr) state.chosen = action.step;
  return state;
}

Progress RatingPlay::progress(const State& state, const content::Rating&) {
  return {state.chosen || state.was_done ? std::size_t{1} : std::size_t{0}, 1};
}

Steps RatingPlay::steps(const State& state) {
  if (!state.chosen && !state.was_done) return {};
  return {chosen_mark};
}

RatingPlay::State RatingPlay::replay(const Steps& steps, const content::Rating&) {
  State state;
  state.was_done = std::find(steps.begin(), steps.end(), chosen_mark) != steps.end();
  return state;
}

const content::RatingStep* chosen_step(const RatingPlay::State& state, const content::Rating& block) {
  return state.chosen ? base::find_id(block.steps, *state.chosen) : nullptr;
}

}  // namespace session
