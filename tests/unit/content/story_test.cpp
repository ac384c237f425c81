// What is said about a branching story that is not whole; the same reader and checks as a practice chat has.
#include "content/lesson.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

using content::Findings;
using content::Severity;
using support::replaced;

const std::string where = "lessons/hello.json";

Findings findings_of(const std::string& scenes, const std::string& variables = "") {
  const std::string story =
      R"({"id": "story", "type": "branching", "title": "Try", "characters": [{"id": "tavi", "name": "Tavi"}],)"
      R"( "variables": [)" +
      variables + R"(], "start": "a", "scenes": [)" + scenes + "]}";
  Findings findings;
  content::parse_lesson(
      replaced(std::string(support::small_lesson), R"({"id": "end", "type")", story + R"(, {"id": "end", "type")"),
      where, findings);
  return findings;
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{where + " " + path, rule, Severity::error, message}};
}

const std::string choices =
    R"({"id": "a", "lines": [{"id": "hi", "who": "tavi", "text": "Hi"}], "question": "What now?", "choices": [)"
    R"({"id": "one", "text": "One", "goto": "z"}, {"id": "two", "kind": "leave", "text": "Two", "goto": "z"},)"
    R"({"id": "three", "kind": "ask", "text": "Three", "goto": "z"}]})";

const std::string ending =
    R"({"id": "z", "lines": [{"id": "bye", "text": "So it ends."}], "ending": {"id": "bye", "tone": "good", "title": "Bye", "text": "Well done."}})";

}  // namespace

TEST_CASE("a story that ends well is read") { CHECK(findings_of(choices + "," + ending) == Findings{}); }

TEST_CASE("the references of a story are checked") {
  CHECK(findings_of(replaced(choices, R"("goto": "z")", R"("goto": "y")") + "," + ending) ==
        error("blocks/1/scenes/0/choices/0/goto", "broken-reference", "there is no scene \"y\""));
  CHECK(findings_of(replaced(choices, R"("who": "tavi")", R"("who": "leila")") + "," + ending) ==
        error("blocks/1/scenes/0/lines/0/who", "broken-reference", "there is no character \"leila\""));
  CHECK(findings_of(replaced(choices, R"("goto": "z")", R"("goto": "z", "set": [{"variable": "v", "value": 1}])") +
                    "," + ending) ==
        error("blocks/1/scenes/0/choices/0/set/0/variable", "broken-reference", "there is no variable \"v\""));
}

TEST_CASE("a story has a good or a friendly ending") {
  CHECK(findings_of(choices + "," + replaced(ending, R"("good")", R"("friendly")")) == Findings{});
  CHECK(findings_of(choices + "," + replaced(ending, R"("good")", R"("repair")")) ==
        error("blocks/1/scenes", "no-good-ending", "at least one ending must be good or friendly"));
}

TEST_CASE("a scene asks something exactly when it has choices") {
  CHECK(findings_of(replaced(choices, R"("question": "What now?", )", "") + "," + ending) ==
        error("blocks/1/scenes/0", "scene-question", "a scene with choices asks something in \"question\""));
  CHECK(findings_of(choices + "," + replaced(ending, R"("ending")", R"("question": "Why?", "ending")")) ==
        error("blocks/1/scenes/1/question", "scene-question", "only a scene with choices has a \"question\""));
  CHECK(findings_of(choices + "," + replaced(ending, R"("ending")", R"("goto": "a", "ending")")) ==
        error("blocks/1/scenes/1", "scene-exit", "a scene has exactly one of \"choices\", \"goto\" and \"ending\""));
}

TEST_CASE("a scene that cannot be reached or left is found") {
  CHECK(findings_of(choices + "," + ending + "," +
                    replaced(replaced(ending, R"("id": "z")", R"("id": "y")"), R"("ending": {"id": "bye")",
                             R"("ending": {"id": "other")")) ==
        error("blocks/1/scenes/2", "unreachable-scene", "the scene \"y\" cannot be reached from the start"));
  const std::string loop = R"({"id": "x", "lines": [{"id": "on", "text": "On and on."}], "goto": "x"})";
  CHECK(findings_of(replaced(choices, R"("goto": "z")", R"("goto": "x")") + "," + ending + "," + loop) ==
        error("blocks/1/scenes/2", "no-ending", "no ending can be reached from the scene \"x\""));
}
