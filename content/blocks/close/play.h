// The last page is there to be read: nothing is done in it.
#pragma once

#include "blocks/close/close.h"
#include "session/play_of_reading.h"

namespace session {

template <>
struct Play<content::Close> : PlayOfReading<content::Close> {};

}  // namespace session
