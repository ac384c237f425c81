#include "checker/outcome.h"

namespace checker {

void check_outcome(const content::PackParts& parts, content::Findings& findings) {
  for (const content::Instrument& instrument : parts.instruments) {
    if (!instrument.primary.empty()) continue;
    findings.push_back({"instruments/" + instrument.id.value + ".json", "no-primary", content::Severity::warning,
                        "\"primary\" does not name the construct that is the outcome, so a report takes scenario judgement, or the only construct there is"});
  }
}

}  // namespace checker
