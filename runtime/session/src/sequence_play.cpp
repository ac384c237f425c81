#include "session/sequence_play.h"

#include <algorithm>

#include "session/shown_order.h"

namespace session {
namespace {

std::size_t position(const content::Sequence& sequence, const std::string& id) {
  const auto found =
      std::find_if(sequence.cards.begin(), sequence.cards.end(), [&](const auto& card) { return card.id == id; });
  return static_cast<std::size_t>(found - sequence.cards.begin());
}

}  // namespace

const content::Text& word_to_order(const content::Sequence& sequence, const LayCard& move) {
  static const content::Text nothing;
  const std::size_t belongs = position(sequence, move.card);
  const std::size_t place = position(sequence, move.place);
  const std::size_t later = place < belongs ? belongs : belongs + 1;
  return later < sequence.cards.size() ? sequence.cards[later].feedback : nothing;
}

std::vector<const content::SequenceCard*> cards_as_offered(const content::Sequence& sequence, std::string_view block) {
  auto order = shown_order(sequence.cards, block);
  if (std::is_sorted(order.begin(), order.end())) std::rotate(order.begin(), order.begin() + 1, order.end());
  return order;
}

}  // namespace session
