// Whether every letter of a pack's texts and translations can be drawn on a kiosk, whose fonts are those that
// base/languages.h names.
#pragma once

#include <functional>

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

using HasLetter = std::function<bool(char32_t)>;

// What those fonts cover, as fontconfig finds them on this machine; empty when one of them is not installed here.
HasLetter letters_of_kiosk_fonts();

// One error for each text with letters that are in no font. Without fonts, one warning that nothing was looked at.
void check_letters(const content::PackParts& parts, const HasLetter& has_letter, content::Findings& findings);

}  // namespace checker
