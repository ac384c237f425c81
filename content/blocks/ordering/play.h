// Cards are laid into numbered places, one by one.
#pragma once

#include "blocks/ordering/ordering.h"
#include "session/sequence_play.h"

namespace session {

template <>
struct Play<content::Ordering> : SequencePlay<content::Ordering> {};

}  // namespace session
