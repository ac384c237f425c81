// What `check` lets through can be sent: an instrument with the chats of its lessons fits one block.
#include <algorithm>

#include "base/batch_limits.h"
#include "base/practice_codes.h"
#include "content/pack_parts.h"
#include "support/catch.h"

namespace {

using content::Findings;

std::string item(const std::string& slot, const std::string& form) {
  return R"({"id": ")" + slot + form + R"(", "slot": ")" + slot + R"(", "form": ")" + (form == "a" ? "A" : "B") +
         R"(", "construct": "scenario", "text": "Someone asks.", "foil": false, "actions": [)"
         R"({"id": "go", "text": "Go along", "key": 1, "probe": true}, {"id": "ask", "text": "Ask", "key": 4, "probe": false},)"
         R"({"id": "wait", "text": "Wait", "key": 3, "probe": false}, {"id": "tell", "text": "Tell", "key": 4, "probe": false}]})";
}

std::string instrument_of(std::size_t slots, const std::string& noise = "") {
  std::string items;
  for (std::size_t slot = 0; slot < slots; ++slot) {
    const std::string name = "s" + std::to_string(slot);
    items += (items.empty() ? "" : ",") + item(name, "a") + "," + item(name, "b");
  }
  return R"({"format": 1, "id": "quiz", "version": 1, "title": "Quiz", "minutes": 6, )" + noise + R"("items": [)" + items + "]}";
}

const std::string noised = R"("noise": {"rho": "1/2"}, )";

Findings findings_of(std::size_t slots, const std::string& noise = "") {
  Findings findings;
  content::parse_instrument(instrument_of(slots, noise), "instruments/quiz.json", findings);
  return findings;
}

content::Lesson lesson(const std::string& id, const std::vector<std::string>& chats) {
  content::Lesson made;
  made.id = content::LessonId(id);
  made.instrument = content::InstrumentId("quiz");
  for (const std::string& chat : chats) {
    content::PracticeChat block;
    block.id = content::BlockId(chat);
    made.blocks.emplace_back(std::move(block));
  }
  return made;
}

// What is found in a pack with these lessons and an instrument of so many slots, by the rule alone.
Findings found_by(const std::string& rule, std::vector<content::Lesson> lessons, std::size_t slots, const std::string& noise = "") {
  content::PackParts parts;
  Findings findings;
  parts.instruments = {content::parse_instrument(instrument_of(slots, noise), "instruments/quiz.json", findings).value()};
  parts.lessons = std::move(lessons);
  content::check_together(parts, findings);
  std::erase_if(findings, [&](const content::Finding& finding) { return finding.rule != rule; });
  return findings;
}

constexpr std::size_t most_slots = base::max_tables_per_block / 2;

}  // namespace

TEST_CASE("an instrument whose slots no block can hold is refused with the limit") {
  CHECK(findings_of(most_slots) == Findings{});
  CHECK(findings_of(260) == Findings{{"instruments/quiz.json items", "instrument-too-large", content::Severity::error,
                                      "the slots fill 520 tables, and a block that is sent holds at most 192"}});
}

TEST_CASE("the chats of all lessons count towards the limit of their instrument") {
  const std::size_t slots = most_slots - base::practice_codes.size();
  CHECK(found_by("instrument-too-large", {lesson("one", {"a", "b"})}, slots) == Findings{});
  CHECK(found_by("instrument-too-large", {lesson("one", {"a", "b"}), lesson("two", {"c"})}, slots) ==
        Findings{{"instruments/quiz.json items", "instrument-too-large", content::Severity::error,
                  "the slots and the chats of its lessons fill 199 tables, and a block that is sent holds at most 192"}});
}

TEST_CASE("two lessons of one instrument do not have chats of the same id") {
  CHECK(found_by("chat-counted-together", {lesson("one", {"a"}), lesson("two", {"b"})}, 1) == Findings{});
  CHECK(found_by("chat-counted-together", {lesson("one", {"a"}), lesson("two", {"a"})}, 1) ==
        Findings{{"lessons/two.json blocks", "chat-counted-together", content::Severity::error,
                  "the chat \"a\" has the id of one in \"one\", which has the same instrument: their choices could not be told apart"}});
}

TEST_CASE("stories count as chats do and are told apart from them") {
  content::Branching story;
  story.id = content::BlockId("a");
  content::Lesson told = lesson("two", {});
  told.blocks.emplace_back(story);
  CHECK(found_by("chat-counted-together", {lesson("one", {"a"}), told}, 1) ==
        Findings{{"lessons/two.json blocks", "chat-counted-together", content::Severity::error,
                  "the story \"a\" has the id of one in \"one\", which has the same instrument: their choices could not be told apart"}});
  const std::size_t slots = most_slots - base::practice_codes.size();
  CHECK(found_by("instrument-too-large", {lesson("one", {"b", "c"}), told}, slots).size() == 1);
  CHECK(found_by("instrument-too-large", {lesson("one", {"b"}), told}, slots).empty());
}

TEST_CASE("with noise no cell is left out and a block holds a quarter of the tables and chats do not count") {
  constexpr std::size_t most = base::max_noised_tables_per_block / 2;
  CHECK(findings_of(most, noised) == Findings{});
  CHECK(findings_of(most + 1, noised) == Findings{{"instruments/quiz.json items", "instrument-too-large", content::Severity::error,
                                                  "the slots fill 50 tables, and a block that is sent with noise holds at most 48"}});
  CHECK(found_by("instrument-too-large", {lesson("one", {"a", "b", "c"})}, most, noised) == Findings{});
}
