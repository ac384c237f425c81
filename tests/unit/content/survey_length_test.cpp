#include "checker/survey_length.h"

#include "support/catch.h"

namespace {

content::Findings findings_of(int age_to, int survey_minutes, int lesson_minutes) {
  content::PackParts parts;
  parts.manifest.age_from = 9;
  parts.manifest.age_to = age_to;
  content::Instrument instrument;
  instrument.id = content::InstrumentId("quiz");
  instrument.minutes = survey_minutes;
  parts.instruments.push_back(std::move(instrument));
  content::Lesson lesson;
  lesson.id = content::LessonId("gifts");
  lesson.instrument = content::InstrumentId("quiz");
  lesson.minutes = lesson_minutes;
  parts.lessons.push_back(std::move(lesson));
  content::Findings findings;
  checker::check_survey_length(parts, findings);
  return findings;
}

content::Findings warning(const char* code, const char* message) {
  return {{"instruments/quiz.json minutes", code, content::Severity::warning, message}};
}

}  // namespace

TEST_CASE("check says when readers up to eleven are asked for more than eight minutes") {
  CHECK(findings_of(11, 9, 40) == warning("survey-too-long", "takes 9 minutes each time, and readers up to eleven are asked for 8 at most"));
  CHECK(findings_of(11, 8, 40).empty());
  CHECK(findings_of(14, 12, 40).empty());
}

TEST_CASE("check says when questions before and after take as long as the lesson") {
  CHECK(findings_of(14, 10, 20) ==
        warning("survey-longer-than-lesson", "takes 10 minutes each time, which before and after is no less than the 20 of lesson gifts"));
  CHECK(findings_of(14, 10, 21).empty());
}
