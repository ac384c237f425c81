// What the collector's operator does at the command line: hand out tokens and declare blocks void. `who` did it stands in
// the log (audit.h).
#pragma once

#include <string>

#include "api/store.h"
#include "base/clock.h"
#include "evaluation/envelope.h"
#include "evaluation/random_source.h"

namespace api {

struct Site {
  std::string site_type;  // "school" or "cafe"
  std::string region;     // two to eight capital letters and hyphens: "UA", "UA-KV"
  std::string id;         // a school, a club: kiosks of one site are counted as one (sites.h)
  std::string arms{};     // of a trial: "lesson,waitlist" are dealt to readers, one alone is every reader's; empty: no trial
};

inline constexpr int usual_token_days = 30;
inline constexpr int most_token_days = 366;

// The printable token, good for so many days. Fails with invalid_input when the site is not such a site, the arms are not of one
// trial or the days are none, or as the store.
base::Result<std::string> issue_token(Store& store, const evaluation::KeyPairs& keys, const Site& site,
                                      evaluation::RandomSource& random, const base::Clock& clock,
                                      int days = usual_token_days, const std::string& who = "operator");

// Signs and records that a block, or with an empty block id everything from a kiosk, does not count.
// Fails with invalid_input (the reason is not a plain id) or not_found.
base::Result<void> declare_void(Store& store, const evaluation::KeyPairs& keys, const std::string& kiosk,
                                const std::string& block, const std::string& reason, const base::Clock& clock,
                                const std::string& who = "operator");

}  // namespace api
