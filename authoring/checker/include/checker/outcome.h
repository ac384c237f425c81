// Whether an instrument names its outcome before anybody answers. A report that chooses it afterwards could choose what
// looks best.
#pragma once

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

// One warning for each instrument without `primary`.
void check_outcome(const content::PackParts& parts, content::Findings& findings);

}  // namespace checker
