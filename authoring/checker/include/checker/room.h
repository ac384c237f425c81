// Whether each word of a pack has room on the smallest screen, 640 by 480, with letters at 200 %. A kiosk never lets a word
// run out of sight: one that is wider than its place is broken where the line ends, and is hard to read then. How wide each
// place is was measured on the screens (docs/formats/lesson.md, "Words that have no room").
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

struct Word {
  std::string letters;
  std::string language;
  bool bold = false;
};

// How wide it is, in the size of its letters.
using WidthOf = std::function<double(const Word&)>;

// In the fonts of a kiosk, as Pango lays them out; empty when one of them is not installed here.
WidthOf widths_in_kiosk_fonts();

// One warning for each text, and each translation, with a word that has no room: the widest. What stands between two places
// where ICU lets a line end is a word, so scripts without spaces have words too. Without fonts nothing is looked at, and
// check_letters says so.
void check_room(const content::PackParts& parts, const WidthOf& width_of, content::Findings& findings);

}  // namespace checker
