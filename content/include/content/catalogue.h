// A compiled translation (gettext's MO format) as plain data, read with every bound checked. The
// kiosk hands the bytes on to its own message library; this reader is what makes sure that they can
// be trusted with it, and what the checks of translations work on. Damage is corrupt.
// Format: the chapter "The Format of GNU MO Files" of the gettext manual.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "content/text.h"

namespace content {

struct Translation {
  std::string source;  // the English it was made from
  std::string text;
};

// Translations by the key of their text. The header entry is left out.
using Catalogue = std::map<std::string, Translation>;

base::Result<Catalogue> parse_catalogue(std::string_view mo_bytes);

}  // namespace content
