// Scenes are laid into places along a road, one by one; a laid one can be looked at again.
#pragma once

#include "blocks/timeline/timeline.h"
#include "session/sequence_play.h"

namespace session {

template <>
struct Play<content::Timeline> : SequencePlay<content::Timeline> {};

}  // namespace session
