// What an instrument's arms of a trial ask of the rest of its pack.
#include <algorithm>

#include "content/pack_parts.h"
#include "support/catch.h"

namespace {

content::Lesson lesson(const std::string& id, const std::string& instrument) {
  content::Lesson made;
  made.id = content::LessonId(id);
  made.instrument = content::InstrumentId(instrument);
  return made;
}

// Of a pack with a lesson that is asked of, and another that some arm plays.
struct Pack {
  content::PackParts parts;

  explicit Pack(const base::Arms& arms) {
    content::Instrument instrument;
    instrument.id = content::InstrumentId("quiz");
    instrument.arms = arms;
    instrument.other_lesson = content::LessonId("boats");
    parts.instruments.push_back(std::move(instrument));
    parts.lessons = {lesson("gifts", "quiz"), lesson("boats", "")};
    parts.paths = {"instruments/quiz.json", "lessons/boats.json", "lessons/gifts.json"};
  }
  content::Lesson& gifts() { return parts.lessons[0]; }
  content::Lesson& boats() { return parts.lessons[1]; }
  std::vector<std::string> rules() const {
    content::Findings findings;
    content::check_together(parts, findings);
    std::vector<std::string> found;
    for (const content::Finding& finding : findings) {
      if (finding.where == "instruments/quiz.json other_lesson") found.push_back(finding.rule);
    }
    return found;
  }
};

using Rules = std::vector<std::string>;
const base::Arms attention{base::Arm::lesson, base::Arm::attention};
const base::Arms wording{base::Arm::a, base::Arm::b};

}  // namespace

TEST_CASE("an arm's other lesson is in the pack and asks nothing of its own") {
  Pack pack(attention);
  CHECK(pack.rules().empty());
  pack.boats().instrument = content::InstrumentId("quiz");
  CHECK(pack.rules() == Rules{"other-lesson-asks"});
  std::erase(pack.parts.paths, "lessons/boats.json");
  CHECK(pack.rules() == Rules{"broken-reference"});
}

TEST_CASE("a sensitive lesson stands in for no other kind") {
  Pack pack(attention);
  pack.boats().sensitive = true;
  CHECK(pack.rules() == Rules{"other-lesson-sensitive"});
  pack.gifts().sensitive = true;
  CHECK(pack.rules().empty());
}

TEST_CASE("another wording is that of one lesson and a lesson for attention may stand in for several") {
  Pack worded(wording);
  worded.parts.lessons.push_back(lesson("coins", "quiz"));
  CHECK(worded.rules() == Rules{"other-wording-of-many"});
  Pack other(attention);
  other.parts.lessons.push_back(lesson("coins", "quiz"));
  CHECK(other.rules().empty());
}

TEST_CASE("chats that two wordings have in common are counted once") {
  const auto chat = [](const std::string& id) {
    content::PracticeChat block;
    block.id = content::BlockId(id);
    return content::Block(std::move(block));
  };
  Pack pack(wording);
  pack.gifts().blocks = {chat("robin")};
  pack.boats().blocks = {chat("robin"), chat("alex")};
  content::Findings findings;
  content::check_together(pack.parts, findings);
  CHECK(std::none_of(findings.begin(), findings.end(), [](const content::Finding& each) { return each.rule == "chat-counted-together"; }));
}
