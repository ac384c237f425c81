// Cards that are put in order, as a list of numbered places or along a road.
#pragma once

#include <optional>

#include "content/sequence.h"
#include "laying.h"
#include "session/sequence_play.h"

namespace screens {

enum class SequenceLook { list, road };

struct SequenceScene {
  const content::BlockId& block;
  const content::Sequence& sequence;
  const session::PlacingState& state;
  SequenceLook look = SequenceLook::list;
};

// Controls are "card/ID" and, while a card is carried, "slot/1", "slot/2" …
std::optional<session::LayCard> draw_sequence(const SequenceScene& scene, ui::Frame& frame);

}  // namespace screens
