// What an instrument's arms of a trial (base/arms.h) ask of the rest of its pack.
#pragma once

#include "content/finding.h"
#include "content/pack_parts.h"

namespace content {

void check_arms(const Instrument& instrument, const PackParts& parts, Findings& findings);

// The lesson that tells another in other words: counted with it, and in no list of lessons. Null where there is none.
const Lesson* other_wording(const Instrument& instrument, const PackParts& parts);

}  // namespace content
