// Translations in their source form, gettext's PO files, worked on with gettext's own programs. A
// text's key is its msgctxt and its English its msgid. Nothing written here holds a time or a machine's
// name, so that running it twice changes nothing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "content/pack_parts.h"

namespace content_writer {

// The MO file that msgfmt makes of a PO file: no hash table, little-endian, without fuzzy and
// untranslated entries. Fails with invalid_input and msgfmt's own words.
base::Result<base::Bytes> compile_translation(const std::filesystem::path& po);

// The text of messages.pot: every text of the pack, in reading order.
std::string translation_template(const content::PackParts& parts);

// Writes messages.pot and brings every listed language's PO up to date with it, making new ones.
base::Result<void> extract_translations(const std::filesystem::path& folder, const content::PackParts& parts);
base::Result<void> update_translations(const std::filesystem::path& folder, const content::PackParts& parts);

struct TranslationCount {
  std::string language;
  std::size_t texts = 0;       // of the pack
  std::size_t translated = 0;  // from the present wording
  std::size_t fuzzy = 0;       // guessed or made from another wording: not packed
  std::size_t missing = 0;
};

base::Result<std::vector<TranslationCount>> count_translations(const std::filesystem::path& folder,
                                                               const content::PackParts& parts);

}  // namespace content_writer
