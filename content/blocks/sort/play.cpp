#include "blocks/sort/play.h"

#include <algorithm>

#include "base/find_id.h"
#include "base/types.h"
#include "session/shown_order.h"
#include "session/tried.h"

namespace session {
namespace {

bool lies_well(const content::SortCard& card, const SortState& state, const content::Sort& block) {
  const content::SortPlace* place = place_of(card.id, state, block);
  return place != nullptr && place->good;
}

// In the order of the table, round it once.
template <typename Wanted>
const content::SortCard* first_after_hand(const SortState& state, const content::Sort& block, const Wanted& is_wanted) {
  const auto order = shown_order(block.cards, block.id.value);
  const content::SortCard* shown = &shown_card(state, block);
  const auto at = static_cast<std::size_t>(std::find(order.begin(), order.end(), shown) - order.begin());
  for (std::size_t ahead = 1; ahead < order.size(); ++ahead) {
    const content::SortCard* card = order[(at + ahead) % order.size()];
    if (is_wanted(*card)) return card;
  }
  return nullptr;
}

}  // namespace

using SortPlay = Play<content::Sort>;

SortState SortPlay::update(SortState state, const Action& action, const content::Sort& block) {
  const auto put = [&](const PutCard& what) {
    if (base::find_id(block.cards, what.card) == nullptr || base::find_id(block.groups, what.group) == nullptr) return;
    std::erase_if(state.put, [&](const PutCard& each) { return each.card == what.card; });
    state.put.push_back(what);
    state.shown = what.card;
  };
  const auto show = [&](const ShowCard& what) {
    if (base::find_id(block.cards, what.card) != nullptr) state.shown = what.card;
  };
  std::visit(base::Overload{put, show}, action);
  return state;
}

Progress SortPlay::progress(const SortState& state, const content::Sort&) {
  return one_is_enough(state.put);
}

// "CARD/GROUP" for a card laid somewhere, "CARD" for one that is only looked at.
Steps SortPlay::steps(const SortState& state) {
  Steps steps;
  for (const PutCard& put : state.put) steps.push_back(put.card + "/" + put.group);
  const bool shown_by_put = state.put.empty() ? state.shown.empty() : state.put.back().card == state.shown;
  if (!shown_by_put) steps.push_back(state.shown);
  return steps;
}

SortState SortPlay::replay(const Steps& steps, const content::Sort& block) {
  SortState state;
  for (const std::string& step : steps) {
    const auto slash = step.find('/');
    if (slash == std::string::npos) {
      state = update(std::move(state), ShowCard{step}, block);
    } else {
      state = update(std::move(state), PutCard{step.substr(0, slash), step.substr(slash + 1)}, block);
    }
  }
  return state;
}

const content::SortCard& shown_card(const SortState& state, const content::Sort& block) {
  const content::SortCard* shown = base::find_id(block.cards, state.shown);
  return shown != nullptr ? *shown : *shown_order(block.cards, block.id.value).front();
}

const content::SortPlace* place_of(const std::string& card, const SortState& state, const content::Sort& block) {
  const content::SortCard* known = base::find_id(block.cards, card);
  if (known == nullptr) return nullptr;
  for (const PutCard& put : state.put) {
    if (put.card != card) continue;
    const auto place = std::find_if(known->places.begin(), known->places.end(),
                                    [&](const content::SortPlace& each) { return each.group == put.group; });
    if (place != known->places.end()) return &*place;
  }
  return nullptr;
}

const content::SortCard* next_card(const SortState& state, const content::Sort& block) {
  return first_after_hand(state, block, [&](const content::SortCard& card) { return !lies_well(card, state, block); });
}

const content::SortCard* next_untried(const SortState& state, const content::Sort& block) {
  const auto is_untried = [&](const content::SortCard& card) { return place_of(card.id, state, block) == nullptr; };
  if (const content::SortCard* card = first_after_hand(state, block, is_untried)) return card;
  const content::SortCard& shown = shown_card(state, block);
  return is_untried(shown) ? &shown : nullptr;
}

std::size_t cards_lying_well(const SortState& state, const content::Sort& block) {
  return static_cast<std::size_t>(
      std::count_if(block.cards.begin(), block.cards.end(),
                    [&](const content::SortCard& card) { return lies_well(card, state, block); }));
}

}  // namespace session
