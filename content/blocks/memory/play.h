// Two cards are turned; those that are no pair stay open until another is turned, so that nobody has to hurry. Nothing
// is counted.
#pragma once

#include "blocks/memory/memory.h"
#include "session/play.h"

namespace session {

// One of the cards of a pair, as a step: "PAIR/one" or "PAIR/two".
struct TurnCard {
  std::string card;
};

template <>
struct Play<content::Memory> {
  static constexpr bool is_measured = false;
  struct State {
    std::vector<std::string> found;   // pairs, the one found or looked at last at the end
    std::vector<std::string> open;    // cards of no pair: none, one or two
    std::vector<std::string> missed;  // the first two that were no pair: who tried may go on
  };
  using Action = TurnCard;

  static State update(State state, const Action& action, const content::Memory& block);
  static Progress progress(const State& state, const content::Memory& block);  // two cards turned are enough
  static Steps steps(const State& state);
  static State replay(const Steps& steps, const content::Memory& block);
  static Answers answers(const State&, const content::Memory&) { return {}; }
};

using MemoryState = Play<content::Memory>::State;

// A card as it lies on the table.
struct LyingCard {
  std::string id;  // "PAIR/one"
  const content::MemoryPair* pair;
  const content::MemoryCard* card;
};
std::vector<LyingCard> cards_of(const content::Memory& block);  // in the order of the table

bool is_open(const LyingCard& card, const MemoryState& state);
bool is_found(const LyingCard& card, const MemoryState& state);
// The pair whose feedback stands: the last one, unless other cards were turned since.
const content::MemoryPair* last_found(const MemoryState& state, const content::Memory& block);

}  // namespace session
