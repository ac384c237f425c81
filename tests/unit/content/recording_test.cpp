#include <algorithm>

#include "content/pack_parts.h"
#include "content/recording.h"
#include "support/catch.h"

namespace {

using content::Findings;
using content::Recording;

content::PackParts parts_with(std::vector<std::string> paths) {
  content::PackParts parts;
  parts.manifest.source_language = "en";
  parts.manifest.languages = {{"th", content::TranslationState::draft, ""}};
  content::Lesson lesson;
  lesson.id = content::LessonId("hello");
  lesson.title = {"hello/title", "Hello"};
  lesson.summary = {"hello/summary", "A hello."};
  parts.lessons.push_back(lesson);
  paths.push_back("lessons/hello.json");
  std::sort(paths.begin(), paths.end());
  parts.paths = paths;
  return parts;
}

// Of recordings alone.
std::vector<std::string> found(const std::vector<std::string>& paths) {
  Findings findings;
  content::check_together(parts_with(paths), findings);
  std::vector<std::string> all;
  for (const content::Finding& finding : findings) {
    if (finding.where.rfind("media/voice/", 0) == 0 || finding.rule == "missing-recording") all.push_back(finding.where + ": " + finding.message);
  }
  return all;
}

}  // namespace

TEST_CASE("a recording is known by its language and the key of its text") {
  CHECK(content::recording_of("media/voice/th/hello/title.ogg") == Recording{"th", "hello/title"});
  CHECK(content::recording_of("media/voice/pt-BR/hello/block/choices/a/text.opus") == Recording{"pt-BR", "hello/block/choices/a/text"});
  for (const char* none : {"media/voice/th.ogg", "media/voice/th/.ogg", "media/voice/Thai/a.ogg", "media/voice/th/a.svg", "media/th/a.ogg", ""}) {
    INFO(none);
    CHECK(!content::recording_of(none));
  }
  const auto recordings = content::recordings_in({"media/voice/en/a/b.ogg", "media/voice/th/a/b.ogg", "media/voice/th/a/c.opus"}, "th");
  CHECK(recordings == content::Recordings{{"a/b", "media/voice/th/a/b.ogg"}, {"a/c", "media/voice/th/a/c.opus"}});
}

TEST_CASE("recordings of all texts of a lesson are in order") {
  CHECK(found({"media/voice/th/hello/title.ogg", "media/voice/th/hello/summary.ogg"}).empty());
}

TEST_CASE("a recording of a text that is not there or of a language nobody lists is found") {
  CHECK(found({"media/voice/th/hello/subject.ogg"}) == std::vector<std::string>{"media/voice/th/hello/subject.ogg: the pack has no text \"hello/subject\""});
  CHECK(found({"media/voice/uk/hello/title.ogg"}) == std::vector<std::string>{"media/voice/uk/hello/title.ogg: the manifest does not list the language \"uk\""});
  CHECK(found({"media/voice/th/hello/title.svg"}) == std::vector<std::string>{"media/voice/th/hello/title.svg: recordings are called media/voice/LANGUAGE/KEY.ogg or .opus"});
}

TEST_CASE("a lesson of which a language has some recordings and lacks others is warned of") {
  CHECK(found({"media/voice/th/hello/title.ogg"}) == std::vector<std::string>{"lessons/hello.json: 1 of 2 texts are not recorded in \"th\", and others are"});
}
