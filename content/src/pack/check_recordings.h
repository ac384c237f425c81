// What is wrong with the recordings of a pack: names that mean nothing, texts that are not there, and lessons of which a
// language has some recordings and lacks others.
#pragma once

#include "content/pack_parts.h"

namespace content {

void check_recordings(const PackParts& parts, Findings& findings);

}  // namespace content
