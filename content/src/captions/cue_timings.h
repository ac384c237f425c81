// The line of a cue that says when it is shown, and where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/captions.h"

namespace content {

// Takes the time that `text` begins with off it; nothing, with `text` anywhere, when it begins with none.
std::optional<std::int64_t> take_caption_time(std::string_view& text);

struct CueTimings {
  std::int64_t begin_ms = 0;
  std::int64_t end_ms = 0;
  std::string_view settings;
};
std::optional<CueTimings> parse_cue_timings(std::string_view line);

// A setting that cannot be understood is left out, and named in `ignored`.
CueSettings parse_cue_settings(std::string_view text, const std::vector<std::string>& regions, std::vector<std::string>& ignored);

}  // namespace content
