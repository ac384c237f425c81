#include "pack/check_recordings.h"

#include <algorithm>
#include <set>

#include "content/recording.h"
#include "report.h"

namespace content {
namespace {

bool is_listed(const Manifest& manifest, const std::string& language) {
  return language == manifest.source_language ||
         std::any_of(manifest.languages.begin(), manifest.languages.end(), [&](const Language& listed) { return listed.code == language; });
}

// What readers of a lesson see; facilitators read their notes themselves.
std::set<std::string> texts_to_hear(const Lesson& lesson) {
  std::set<std::string> keys;
  for (const Text& text : texts_of(lesson)) keys.insert(text.key);
  const auto leave_out = [&](const std::string& part) {
    std::erase_if(keys, [&](const std::string& key) { return key.starts_with(lesson.id.value + "/" + part + "/"); });
  };
  for (const char* part : {"facilitator", "handout", "objectives"}) leave_out(part);
  return keys;
}

void check_gaps(const Lesson& lesson, const std::string& language, const std::vector<std::string>& paths, Findings& findings) {
  const Recordings recorded = recordings_in(paths, language);
  const std::set<std::string> wanted = texts_to_hear(lesson);
  const auto count = static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), [&](const std::string& key) { return recorded.contains(key); }));
  if (count == 0 || count == wanted.size()) return;
  Report("lessons/" + lesson.id.value + ".json", findings)
      .warning("", "missing-recording",
               std::to_string(wanted.size() - count) + " of " + std::to_string(wanted.size()) + " texts are not recorded in " +
                   in_quotes(language) + ", and others are");
}

}  // namespace

void check_recordings(const PackParts& parts, Findings& findings) {
  std::set<std::string> keys;
  for (const Text& text : texts_of(parts)) keys.insert(text.key);
  std::set<std::string> languages;
  for (const std::string& path : parts.paths) {
    if (!path.starts_with(recordings_folder)) continue;
    Report report(path, findings);
    const auto recording = recording_of(path);
    if (!recording) {
      report.error("", "not-a-recording", "recordings are called media/voice/LANGUAGE/KEY.ogg or .opus");
    } else if (!is_listed(parts.manifest, recording->language)) {
      report.error("", "unlisted-language", "the manifest does not list the language " + in_quotes(recording->language));
    } else if (!keys.contains(recording->key)) {
      report.error("", "unknown-recording", "the pack has no text " + in_quotes(recording->key));
    } else {
      languages.insert(recording->language);
    }
  }
  for (const Lesson& lesson : parts.lessons) {
    for (const std::string& language : languages) check_gaps(lesson, language, parts.paths, findings);
  }
}

}  // namespace content
