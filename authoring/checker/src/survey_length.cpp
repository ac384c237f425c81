#include "checker/survey_length.h"

#include <string>

namespace checker {
namespace {

constexpr int young = 11;
constexpr int times = 2;  // before the lesson and after it

void warn(const content::Instrument& instrument, const char* code, std::string message, content::Findings& findings) {
  findings.push_back({"instruments/" + instrument.id.value + ".json minutes", code, content::Severity::warning, std::move(message)});
}

}  // namespace

void check_survey_length(const content::PackParts& parts, content::Findings& findings) {
  for (const content::Instrument& instrument : parts.instruments) {
    const std::string takes = "takes " + std::to_string(instrument.minutes) + " minutes each time";
    const bool for_the_young = parts.manifest.age_from > 0 && parts.manifest.age_to <= young;
    if (for_the_young && instrument.minutes > longest_for_the_young) {
      warn(instrument, "survey-too-long", takes + ", and readers up to eleven are asked for " + std::to_string(longest_for_the_young) + " at most", findings);
    }
    for (const content::Lesson& lesson : parts.lessons) {
      if (lesson.instrument != instrument.id || times * instrument.minutes < lesson.minutes) continue;
      warn(instrument, "survey-longer-than-lesson", takes + ", which before and after is no less than the " + std::to_string(lesson.minutes) + " of lesson " + lesson.id.value, findings);
    }
  }
}

}  // namespace checker
