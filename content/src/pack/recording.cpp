#include "content/recording.h"

#include "content/entry_name.h"

namespace content {

std::optional<Recording> recording_of(std::string_view path) {
  for (const std::string_view extension : {".ogg", ".opus"}) {
    const std::string name = id_in_entry_name(path, recordings_folder, extension);
    const auto slash = name.find('/');
    if (slash == std::string::npos || slash + 1 == name.size() || !is_language_code(name.substr(0, slash))) continue;
    return Recording{name.substr(0, slash), name.substr(slash + 1)};
  }
  return std::nullopt;
}

Recordings recordings_in(const std::vector<std::string>& paths, std::string_view language) {
  Recordings recordings;
  for (const std::string& path : paths) {
    const auto recording = recording_of(path);
    if (recording && recording->language == language) recordings.emplace(recording->key, path);
  }
  return recordings;
}

}  // namespace content
