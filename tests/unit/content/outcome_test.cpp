#include "checker/outcome.h"

#include "support/catch.h"

namespace {

content::Findings findings_of(const std::string& primary) {
  content::PackParts parts;
  content::Instrument instrument;
  instrument.id = content::InstrumentId("quiz");
  instrument.primary = primary;
  parts.instruments.push_back(std::move(instrument));
  content::Findings findings;
  checker::check_outcome(parts, findings);
  return findings;
}

}  // namespace

TEST_CASE("check says when an instrument names no outcome") {
  CHECK(findings_of("") ==
        content::Findings{{"instruments/quiz.json", "no-primary", content::Severity::warning,
                           "\"primary\" does not name the construct that is the outcome, so a report takes scenario judgement, or the only construct there is"}});
}

TEST_CASE("an instrument that names its outcome is told nothing of it") { CHECK(findings_of("scenario").empty()); }
