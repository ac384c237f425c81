#include "blocks/memory/play.h"

#include "base/find_id.h"
#include "base/text.h"
#include "session/shown_order.h"
#include "session/tried.h"

namespace session {
namespace {

std::string pair_of(const std::string& card) { return card.substr(0, card.find('/')); }

bool is_card(const std::string& card, const content::Memory& block) {
  const std::string pair = pair_of(card);
  return base::find_id(block.pairs, pair) != nullptr && (card == pair + "/one" || card == pair + "/two");
}

}  // namespace

using MemoryPlay = Play<content::Memory>;

MemoryState MemoryPlay::update(MemoryState state, const Action& action, const content::Memory& block) {
  if (!is_card(action.card, block)) return state;
  const std::string pair = pair_of(action.card);
  if (base::holds(state.found, pair)) {  // says again what was said when it was found
    put_last(state.found, pair);
    state.open.clear();
    return state;
  }
  if (state.open.size() == 2) state.open.clear();
  if (base::holds(state.open, action.card)) return state;
  state.open.push_back(action.card);
  if (state.open.size() < 2) return state;
  if (pair_of(state.open.front()) == pair) {
    state.found.push_back(pair);
    state.open.clear();
  } else if (state.missed.empty()) {
    state.missed = state.open;
  }
  return state;
}

Progress MemoryPlay::progress(const MemoryState& state, const content::Memory&) {
  return {state.found.empty() && state.missed.empty() ? std::size_t{0} : std::size_t{1}, 1};
}

Steps MemoryPlay::steps(const MemoryState& state) {
  Steps steps = state.missed;
  for (const std::string& pair : state.found) {
    steps.push_back(pair + "/one");
    steps.push_back(pair + "/two");
  }
  if (state.open != state.missed || !state.found.empty())
    steps.insert(steps.end(), state.open.begin(), state.open.end());
  return steps;
}

MemoryState MemoryPlay::replay(const Steps& steps, const content::Memory& block) {
  MemoryState state;
  for (const std::string& card : steps) state = update(std::move(state), {card}, block);
  return state;
}

std::vector<LyingCard> cards_of(const content::Memory& block) {
  std::vector<LyingCard> cards;
  for (const content::MemoryPair& pair : block.pairs) {
    cards.push_back({pair.id + "/one", &pair, &pair.one});
    cards.push_back({pair.id + "/two", &pair, &pair.two});
  }
  std::vector<LyingCard> table;
  for (const LyingCard* card : shown_order(cards, block.id.value)) table.push_back(*card);
  return table;
}

bool is_open(const LyingCard& card, const MemoryState& state) { return base::holds(state.open, card.id); }

bool is_found(const LyingCard& card, const MemoryState& state) { return base::holds(state.found, card.pair->id); }

const content::MemoryPair* last_found(const MemoryState& state, const content::Memory& block) {
  return state.found.empty() || !state.open.empty() ? nullptr : base::find_id(block.pairs, state.found.back());
}

}  // namespace session
