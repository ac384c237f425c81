// Prompts are opened one by one, and the reader says when they have thought. The bookmark holds only that they have.
#pragma once

#include <variant>

#include "blocks/reflection/reflection.h"
#include "session/play.h"

namespace session {

struct OpenPrompt {};
struct SayThoughtAbout {};

template <>
struct Play<content::Reflection> {
  static constexpr bool is_measured = false;
  struct State {
    std::size_t prompts = 0;  // how many are open
    bool thought_about = false;
  };
  using Action = std::variant<OpenPrompt, SayThoughtAbout>;

  static State update(State state, const Action& action, const content::Reflection& block);
  static Progress progress(const State& state, const content::Reflection& block);
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Reflection& block);
  static Answers answers(const State&, const content::Reflection&) { return {}; }
};

}  // namespace session
