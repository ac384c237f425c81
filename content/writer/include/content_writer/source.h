// A pack in its source form: a folder with manifest.json (without entries), lessons/, instruments/, contacts/,
// media/ and i18n/LANG.po. Loading reads everything, compiles the translations with the program
// msgfmt, and reports every problem of every file; a folder that is no source at all is not_found.
// A Source owns what it read; media stay on the disk and are named.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace content_writer {

struct Source {
  std::filesystem::path folder;
  content::PackParts parts;
  std::map<std::string, std::filesystem::path> files;  // entry to file, for what is packed as it is
  std::map<std::string, base::Bytes> compiled;         // entry to bytes, for compiled translations
};

base::Result<Source> load_source(const std::filesystem::path& folder, content::Findings& findings);

}  // namespace content_writer
