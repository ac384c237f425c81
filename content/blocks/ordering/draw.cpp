#include "blocks/ordering/draw.h"

#include <algorithm>

#include "page_parts.h"
#include "sequence_view.h"

namespace screens {
namespace {

// Scenes lie along a road, as what happened does; words alone, and whatever has little room, stand in a list.
SequenceLook look_of(const content::Sequence& sequence, const ui::Frame& frame) {
  const bool all_pictures = std::all_of(sequence.cards.begin(), sequence.cards.end(), [](const content::SequenceCard& card) { return card.picture.has_value(); });
  return all_pictures && !is_stacked(frame) ? SequenceLook::road : SequenceLook::list;
}

}  // namespace

BlockSaid<content::Ordering> View<content::Ordering>::draw(const content::Ordering& block,
                                                           const session::StateOf<content::Ordering>& state,
                                                           const session::OpenLesson&, ui::Frame& frame) {
  const auto move = draw_sequence(SequenceScene{block.id, block.sequence, state, look_of(block.sequence, frame)}, frame);
  if (!move) return std::nullopt;
  return session::ActionOf<content::Ordering>{*move};
}

BlockBars View<content::Ordering>::bars(const session::StateOf<content::Ordering>& state, const content::Ordering& block,
                                        ui::Frame& frame) {
  return {how_to_lay(frame), false, session::has_cards_left(state, block.sequence.cards.size())};
}

}  // namespace screens
