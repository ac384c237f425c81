// What blocks that are put in order have to say.
#pragma once

#include <string_view>
#include <vector>

#include "content/sequence.h"
#include "session/placing.h"

namespace session {

struct SequenceCards {
  template <typename Block>
  static std::vector<std::string> ids(const Block& block) {
    std::vector<std::string> all;
    for (const content::SequenceCard& card : block.sequence.cards) all.push_back(card.id);
    return all;
  }
};

template <typename Block>
using SequencePlay = PlacingPlay<Block, SequenceCards>;

// What is said to a card that was laid where another belongs: the word to the two neighbours that this order turns
// round.
const content::Text& word_to_order(const content::Sequence& sequence, const LayCard& move);
// Shuffled, and never already right.
std::vector<const content::SequenceCard*> cards_as_offered(const content::Sequence& sequence, std::string_view block);

}  // namespace session
