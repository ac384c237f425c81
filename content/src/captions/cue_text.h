// What a cue says, with its marks: letters, and how they look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "content/captions.h"

namespace content {

// Fails only where a bound is passed. Marks that nobody knows are passed over, and named in `ignored`.
base::Result<std::vector<CueSpan>> parse_cue_text(std::string_view text, const Cue& cue, std::vector<std::string>& ignored);

}  // namespace content
