// Whether what is asked is short enough. Whoever is tired of questions answers anything, and came for the lesson.
#pragma once

#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

// For readers up to eleven; for others an instrument cannot say more than twelve.
inline constexpr int longest_for_the_young = 8;

// A warning for each instrument of a pack for readers up to eleven that takes longer than that each time, and for each lesson that
// takes no longer than its questions before and after.
void check_survey_length(const content::PackParts& parts, content::Findings& findings);

}  // namespace checker
