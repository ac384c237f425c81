// A page is there to be read: nothing is done in it.
#pragma once

#include "blocks/page/page.h"
#include "session/play_of_reading.h"

namespace session {

template <>
struct Play<content::Page> : PlayOfReading<content::Page> {};

}  // namespace session
