#include "blocks/timeline/draw.h"

#include "sequence_view.h"

namespace screens {

BlockSaid<content::Timeline> View<content::Timeline>::draw(const content::Timeline& block,
                                                           const session::StateOf<content::Timeline>& state,
                                                           const session::OpenLesson&, ui::Frame& frame) {
  const auto move = draw_sequence(SequenceScene{block.id, block.sequence, state, SequenceLook::road}, frame);
  if (!move) return std::nullopt;
  return session::ActionOf<content::Timeline>{*move};
}

BlockBars View<content::Timeline>::bars(const session::StateOf<content::Timeline>& state, const content::Timeline& block,
                                        ui::Frame& frame) {
  return {how_to_lay(frame), false, session::has_cards_left(state, block.sequence.cards.size())};
}

}  // namespace screens
