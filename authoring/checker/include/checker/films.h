// What makes a film hard to follow, or not to be shown on the day of the check. A kiosk decides by its own date
// (content::shown); this says the same to the author.
#pragma once

#include "base/date.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

// How fast captions may be: letters and spaces in a second, of films for readers up to 11 years and of all others. They are
// the rates by which films for children and for everybody are commonly captioned.
inline constexpr double letters_a_second_of_children = 13;
inline constexpr double letters_a_second = 17;
inline constexpr int consent_ends_soon_days = 60;

// Errors: consent that has expired, a language of the pack without captions though somebody speaks, captions of which nothing
// can be read, and cues that run past the end of the film. Warnings: consent that soon expires, a draft language without
// captions, what was skipped in a file of captions, and cues that overlap or are too fast to read.
void check_films(const content::PackParts& parts, base::Date today, content::Findings& findings);

}  // namespace checker
