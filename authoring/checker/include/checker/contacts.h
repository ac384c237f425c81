// R8, for whoever keeps a pack of contacts: which of them students do not see, or soon will not. A kiosk decides by its own
// date (content::shown); this says the same to the author on the day of the check.
#pragma once

#include "base/date.h"
#include "content/finding.h"
#include "content/pack_parts.h"

namespace checker {

inline constexpr int expires_soon_days = 60;

// Expired contacts, and those verified on a day to come, are errors; unverified ones and those that expire within 60 days
// are warnings.
void check_contacts(const content::PackParts& parts, base::Date today, content::Findings& findings);

}  // namespace checker
