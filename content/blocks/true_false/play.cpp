#include "blocks/true_false/play.h"

#include <algorithm>
#include <array>

namespace session {
namespace {

// In the order of Judgement.
constexpr std::array<const char*, 3> names{"true", "false", "not_sure"};

}  // namespace

using TrueFalsePlay = Play<content::TrueFalse>;

TrueFalsePlay::State TrueFalsePlay::update(State state, const Action& action, const content::TrueFalse&) {
  std::erase(state.tried, action.judgement);
  state.tried.push_back(action.judgement);
  return state;
}

Progress TrueFalsePlay::progress(const State& state, const content::TrueFalse&) {
  return {state.tried.empty() ? std::size_t{0} : std::size_t{1}, 1};
}

Steps TrueFalsePlay::steps(const State& state) {
  Steps steps;
  for (const Judgement judgement : state.tried) steps.emplace_back(names[static_cast<std::size_t>(judgement)]);
  return steps;
}

TrueFalsePlay::State TrueFalsePlay::replay(const Steps& steps, const content::TrueFalse& block) {
  State state;
  for (const std::string& step : steps) {
    const auto found = std::find(names.begin(), names.end(), step);
    if (found != names.end()) state = update(std::move(state), {static_cast<Judgement>(found - names.begin())}, block);
  }
  return state;
}

Verdict verdict_on(Judgement judgement, const content::TrueFalse& block) {
  if (judgement == Judgement::not_sure) return Verdict::open;
  return (judgement == Judgement::yes) == block.is_true ? Verdict::right : Verdict::look_again;
}

const content::Text& feedback_to(Judgement judgement, const content::TrueFalse& block) {
  switch (judgement) {
    case Judgement::yes: return block.when_true;
    case Judgement::no: return block.when_false;
    case Judgement::not_sure: return block.when_not_sure;
  }
  return block.when_not_sure;
}

}  // namespace session
