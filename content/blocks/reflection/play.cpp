#include "blocks/reflection/play.h"

#include <algorithm>

#include "base/types.h"

namespace session {
namespace {

constexpr const char* thought_mark = "thought-about";

}  // namespace

using ReflectionPlay = Play<content::Reflection>;

ReflectionPlay::State ReflectionPlay::update(State state, const Action& action, const content::Reflection& block) {
  const base::Overload carry_out{
      [&](const OpenPrompt&) { state.prompts = std::min(state.prompts + 1, block.prompts.size()); },
      [&](const SayThoughtAbout&) { state.thought_about = true; }};
  std::visit(carry_out, action);
  return state;
}

Progress ReflectionPlay::progress(const State& state, const content::Reflection&) {
  return {state.thought_about ? std::size_t{1} : std::size_t{0}, 1};
}

Steps ReflectionPlay::steps(const State& state) {
  if (!state.thought_about) return {};
  return {thought_mark};
}

ReflectionPlay::State ReflectionPlay::replay(const Steps& steps, const content::Reflection&) {
  State state;
  state.thought_about = std::find(steps.begin(), steps.end(), thought_mark) != steps.end();
  return state;
}

}  // namespace session
