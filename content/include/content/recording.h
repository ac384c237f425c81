// Texts of a pack that somebody has spoken: the entry media/voice/LANGUAGE/KEY.ogg, or .opus, is how the text of that key
// sounds in that language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

struct Recording {
  std::string language;
  std::string key;

  friend bool operator==(const Recording&, const Recording&) = default;
};

inline constexpr std::string_view recordings_folder = "media/voice/";

// What an entry is a recording of; none when its name is no such entry's.
std::optional<Recording> recording_of(std::string_view path);

// Entries by the key of what they say, of one language.
using Recordings = std::map<std::string, std::string, std::less<>>;
Recordings recordings_in(const std::vector<std::string>& paths, std::string_view language);

}  // namespace content
