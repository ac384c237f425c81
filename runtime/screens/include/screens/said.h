// What a view answers with: what the reader did there, if anything. A place, a stage or a block can say
// its own actions and those that can be done anywhere, and nothing else; who draws it passes that up.
#pragma once

#include <optional>
#include <variant>

#include "session/shell.h"

namespace screens {

template <typename Action>
using SaidAction = std::optional<std::variant<Action, session::Anywhere>>;

template <typename PlaceOrStage>
using Said = SaidAction<session::ActionIn<PlaceOrStage>>;

using MaybeAction = std::optional<session::Action>;

// The same, said one level further out.
template <typename Outer, typename Inner>
SaidAction<Outer> pass_up(SaidAction<Inner> said) {
  if (!said) return std::nullopt;
  SaidAction<Outer> passed;
  if (auto* anywhere = std::get_if<session::Anywhere>(&*said)) {
    passed.emplace(std::move(*anywhere));
  } else if (auto* inner = std::get_if<Inner>(&*said)) {
    passed.emplace(std::in_place_type<Outer>, std::move(*inner));
  }
  return passed;
}

}  // namespace screens
