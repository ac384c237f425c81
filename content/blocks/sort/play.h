// One card is shown; it may be laid into any group, as often as one likes, and left for the next at any time.
#pragma once

#include <variant>

#include "blocks/sort/sort.h"
#include "session/play.h"

namespace session {

struct PutCard {
  std::string card;
  std::string group;
};

struct ShowCard {
  std::string card;
};

template <>
struct Play<content::Sort> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<PutCard> put;  // where each card lies that was laid somewhere, the one laid last at the end
    std::string shown;         // the card in hand; empty before anything was done
  };
  using Action = std::variant<PutCard, ShowCard>;

  static State update(State state, const Action& action, const content::Sort& block);
  static Progress progress(const State& state, const content::Sort& block);  // one card laid somewhere is enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Sort& block);
  static Answers answers(const State&, const content::Sort&) { return {}; }
};

using SortState = Play<content::Sort>::State;
using SortAction = Play<content::Sort>::Action;

const content::SortCard& shown_card(const SortState& state, const content::Sort& block);
// Where the card lies, with what is said to that; null when it was laid nowhere.
const content::SortPlace* place_of(const std::string& card, const SortState& state, const content::Sort& block);
// The next card that does not lie well; null when there is none but the one that is shown.
const content::SortCard* next_card(const SortState& state, const content::Sort& block);
// The next one that was laid nowhere yet, or the one in hand when it is the last of them; null when all were tried.
const content::SortCard* next_untried(const SortState& state, const content::Sort& block);
std::size_t cards_lying_well(const SortState& state, const content::Sort& block);

}  // namespace session
