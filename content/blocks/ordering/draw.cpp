#include "blocks/ordering/draw.h"

#include "sequence_view.h"

namespace screens {

BlockSaid<content::Ordering> View<content::Ordering>::draw(const content::Ordering& block,
                                                           const session::StateOf<content::Ordering>& state,
                                                           const session::OpenLesson&, ui::Frame& frame) {
  const auto move = draw_sequence(SequenceScene{block.id, block.sequence, state, SequenceLook::list}, frame);
  if (!move) return std::nullopt;
  return session::ActionOf<content::Ordering>{*move};
}

BlockBars View<content::Ordering>::bars(const session::StateOf<content::Ordering>& state, const content::Ordering& block,
                                        ui::Frame& frame) {
  return {how_to_lay(frame), false, session::has_cards_left(state, block.sequence.cards.size())};
}

}  // namespace screens
