// What is said about values that are drawn before a chat or a story begins: nothing may go wrong with any of them.
#include "content/lesson.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

using content::Findings;
using content::Severity;
using support::replaced;

const std::string where = "lessons/hello.json";
const std::string nodes = where + " blocks/1/nodes/";

Findings findings_of(const std::string& variables, const std::string& chat_nodes) {
  const std::string chat =
      R"({"id": "chat", "type": "practice_chat", "title": "Try", "partner": {"name": "Robin", "status": "online"},)"
      R"( "intro": "A pretend chat.", "variables": [)" +
      variables + R"(], "start": "a", "nodes": [)" + chat_nodes + "]}";
  Findings findings;
  content::parse_lesson(replaced(std::string(support::small_lesson), R"({"id": "end", "type")", chat + R"(, {"id": "end", "type")"),
                        where, findings);
  return findings;
}

const std::string kind = R"({"id": "kind", "drawn": [0, 1]})";

std::string ways_out(const std::string& to) {
  return R"({"id": "go", "kind": "leave", "text": "Go", "goto": ")" + to + R"("}, {"id": "ask", "kind": "ask", "text": "Ask", "goto": ")" +
         to + R"("})";
}

std::string when(const std::string& id, int value, const std::string& to) {
  return R"({"id": ")" + id + R"(", "text": "Hello", "goto": ")" + to + R"(", "when": {"variable": "kind", "equals": )" +
         std::to_string(value) + "}}";
}

std::string ending(const std::string& id, const std::string& tone) {
  return R"(, {"id": ")" + id + R"(", "messages": [], "ending": {"id": ")" + id + R"(", "tone": ")" + tone +
         R"(", "title": "Bye", "text": "Well done."}})";
}

std::string node(const std::string& id, const std::string& choices) {
  return R"({"id": ")" + id + R"(", "messages": [], "choices": [)" + choices + "]}";
}

// With 1 it ends well; with 0 there may be something to repair.
const std::string two_partners = node("a", when("kindly", 1, "friends") + "," + when("pushed", 0, "push") + "," + ways_out("left")) +
                                 "," + node("push", ways_out("repaired")) + ending("friends", "friendly") + ending("left", "good") +
                                 ending("repaired", "repair");

}  // namespace

TEST_CASE("a chat whose partner is drawn is whole when one stays friendly and both come to an end") {
  CHECK(findings_of(kind, two_partners) == Findings{});
}

TEST_CASE("a variable is either given or drawn") {
  const auto fault = [](const std::string& variable) { return findings_of(variable, two_partners).front(); };
  CHECK(fault(R"({"id": "kind", "initial": 0, "drawn": [0, 1]})") ==
        content::Finding{where + " blocks/1/variables/0", "variable-start", Severity::error,
                         "a variable has either an \"initial\" value or values to be \"drawn\""});
  CHECK(fault(R"({"id": "kind"})").rule == "variable-start");
  CHECK(fault(R"({"id": "kind", "drawn": [0]})").rule == "wrong-count");
  CHECK(fault(R"({"id": "kind", "drawn": [0, 1, 0]})") ==
        content::Finding{where + " blocks/1/variables/0/drawn/2", "drawn-twice", Severity::error, "the value 0 is there already"});
  CHECK(fault(R"({"id": "kind", "drawn": [0, 1001]})").rule == "out-of-range");
  CHECK(fault(R"({"id": "kind", "drawn": [0, "kind"]})").rule == "wrong-type");
}

TEST_CASE("what is drawn does not come from what the reader says") {
  const std::string turned = replaced(two_partners, R"("goto": "push")", R"("goto": "push", "set": [{"variable": "kind", "value": 1}])");
  CHECK(findings_of(kind, turned) == Findings{{nodes + "0/choices/1/set/0/variable", "drawn-is-set", Severity::error,
                                               "no choice sets \"kind\", which is drawn"}});
}

TEST_CASE("an ending is reached with every value that is drawn") {
  const std::string loop = node("push", when("out", 1, "repaired") + R"(, {"id": "go", "kind": "leave", "text": "Go", "goto": "push"},)" +
                                            R"({"id": "ask", "kind": "ask", "text": "Ask", "goto": "push"})");
  const std::string trapped = node("a", R"({"id": "on", "text": "On", "goto": "push"},)" + ways_out("friends")) + "," + loop +
                              ending("friends", "friendly") + ending("repaired", "repair");
  const Findings findings = findings_of(kind, trapped);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front() == content::Finding{nodes + "1", "no-ending", Severity::error, "no ending can be reached from the node \"push\""});
}

TEST_CASE("ways out are offered with every value that is drawn") {
  const std::string closed = replaced(two_partners, R"("kind": "ask", "text": "Ask", "goto": "left")",
                                      R"("kind": "ask", "text": "Ask", "goto": "left", "when": {"variable": "kind", "equals": 1})");
  CHECK(findings_of(kind, closed) == Findings{{nodes + "0/choices", "reply-without-way-out", Severity::error,
                                               "where a reply is offered, a choice of kind \"ask\" must be offered too"}});
}

TEST_CASE("a node that is reached with one of the values is reached") {
  CHECK(findings_of(R"({"id": "kind", "drawn": [0, 1, 2]})", two_partners) == Findings{});
  const Findings never = findings_of(R"({"id": "kind", "drawn": [0, 2]})", two_partners);
  REQUIRE(never.size() == 3);
  CHECK(never[0].rule == "choice-never-shown");
  CHECK(never[1].rule == "unreachable-node");
  CHECK(never[2].rule == "drawn-never-friendly");
}

TEST_CASE("a partner that stays friendly with no value is warned of") {
  const std::string both_push = replaced(two_partners, when("kindly", 1, "friends"), when("kindly", 1, "push"));
  const std::string reached = replaced(both_push, ways_out("repaired"),
                                       R"({"id": "nice", "text": "Nice", "goto": "friends"},)" + ways_out("repaired"));
  CHECK(findings_of(kind, reached) == Findings{{where + " blocks/1/variables", "drawn-never-friendly", Severity::warning,
                                                "with no value that is drawn the chat stays friendly"}});
  CHECK(findings_of(R"({"id": "kind", "initial": 0})", replaced(reached, when("kindly", 1, "push") + ",", "")) == Findings{});
}

TEST_CASE("no more than five choices are offered at once and more may be written") {
  const auto replies = [](int value) {
    std::string all;
    for (int i = 0; i < 4; ++i) all += when("r" + std::to_string(value) + std::to_string(i), value, "friends") + ",";
    return all;
  };
  const auto chat = [](const std::string& choices) {
    return node("a", choices + ways_out("friends")) + ending("friends", "friendly");
  };
  CHECK(findings_of(kind, chat(replaced(replies(0), when("r00", 0, "friends") + ",", "") +
                               replaced(replies(1), when("r10", 1, "friends") + ",", ""))) == Findings{});
  CHECK(findings_of(kind, chat(replies(0) + replies(1))) ==
        Findings{{nodes + "0/choices", "too-many-offered", Severity::error, "no more than 5 choices may be offered at once"}});
}
