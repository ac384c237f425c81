#include "content/lesson.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/pack_bytes.h"

namespace {

using content::Finding;
using content::Findings;
using content::Severity;
using support::replaced;

const std::string where = "lessons/hello.json";

Findings findings_of(const std::string& json) {
  Findings findings;
  content::parse_lesson(json, where, findings);
  return findings;
}

// What is said about the small lesson after one change to it.
Findings findings_after(const std::string& from, const std::string& to) {
  const std::string changed = replaced(std::string(support::small_lesson), from, to);
  REQUIRE(changed != support::small_lesson);
  return findings_of(changed);
}

Findings error(const std::string& path, const std::string& rule, const std::string& message) {
  return {{where + (path.empty() ? "" : " " + path), rule, Severity::error, message}};
}

// The small lesson with one more block in front of its last.
std::string with_block(const std::string& block) {
  return replaced(std::string(support::small_lesson), R"({"id": "end", "type")", block + R"(, {"id": "end", "type")");
}

const std::string tap_words =
    R"({"id": "tap", "type": "tap_words", "title": "Look", "instruction": "Tap what makes you pause.",)"
    R"( "paragraphs": [{"id": "one", "style": "quote", "text": "Hi! [[offer:200 coins]] for [[you:you]]."}],)"
    R"( "targets": [{"id": "offer", "signal": true, "feedback": "A big gift."},)"
    R"( {"id": "you", "signal": false, "feedback": "A friendly word."}]})";

const std::string single_choice =
    R"({"id": "pick", "type": "single_choice", "question": "What now?", "choices": [)"
    R"({"id": "a", "text": "Ask", "feedback": "Good.", "good": true},)"
    R"({"id": "b", "text": "Pay", "feedback": "You may think you must.", "good": false, "misconception": "owing"}]})";

std::string chat_of(const std::string& nodes, const std::string& variables = "") {
  return R"({"id": "chat", "type": "practice_chat", "title": "Try", "partner": {"name": "Ruben", "status": "online"},)"
         R"( "intro": "A pretend chat.", "variables": [)" + variables + R"(], "start": "a", "nodes": [)" + nodes + "]}";
}

const std::string ending =
    R"({"id": "z", "messages": [], "ending": {"id": "bye", "tone": "friendly", "title": "Bye", "text": "Well done."}})";

const std::string simple_choices =
    R"({"id": "a", "messages": [{"id": "hi", "from": "partner", "text": "Hi"}], "choices": [)"
    R"({"id": "one", "text": "One", "goto": "z"}, {"id": "two", "kind": "leave", "text": "Two", "goto": "z"},)"
    R"({"id": "three", "kind": "ask", "text": "Three", "goto": "z"}]})";

}  // namespace

TEST_CASE("a lesson is read with every text under its key") {
  Findings findings;
  const auto lesson = content::parse_lesson(support::small_lesson, where, findings);
  CHECK(findings == Findings{});
  REQUIRE(lesson.has_value());
  CHECK(lesson->id.value == "hello");
  CHECK(lesson->number == 1);
  CHECK(lesson->minutes == 5);
  CHECK(lesson->blocks.size() == 2);
  std::vector<std::string> keys;
  for (const auto& text : content::texts_of(*lesson)) keys.push_back(text.key);
  CHECK(keys == std::vector<std::string>{"hello/title", "hello/summary", "hello/objectives/see", "hello/welcome/title",
                                         "hello/welcome/alt", "hello/welcome/paragraphs/first", "hello/end/title",
                                         "hello/end/paragraphs/last", "hello/facilitator/purpose",
                                         "hello/facilitator/steps/one", "hello/facilitator/questions/one",
                                         "hello/facilitator/disclosure"});
  const auto pictures = content::pictures_of(*lesson);
  REQUIRE(pictures.size() == 1);
  REQUIRE(pictures[0].entry() != nullptr);
  CHECK(*pictures[0].entry() == "media/hello.svg");
  CHECK(pictures[0].alt.source == "A hand that waves");
}

TEST_CASE("all problems of a lesson are reported at once") {
  const auto findings = findings_of(R"({"format": 1, "id": "Hello", "title": 3, "minutes": 90, "colour": "red",
    "sensitive": "no", "summary": " ", "number": 1.5, "objectives": {}, "prerequisites": ["", 7], "blocks": []})");
  std::vector<std::string> said;
  for (const Finding& finding : findings) said.push_back(finding.where.substr(where.size()) + ": " + finding.message);
  const std::string bad_id =
      "an id is 1 to 64 lower-case letters, digits, '-' and '_', and begins with a letter or digit";
  CHECK(said == std::vector<std::string>{": \"colour\" is not known here", " id: " + bad_id, " number: this must be a whole number",
                                         " title: this must be a text", " summary: this text is empty",
                                         " minutes: this must be from 1 to 60, not 90", " sensitive: this must be true or false",
                                         " objectives: this must be a list", " prerequisites/0: " + bad_id,
                                         " prerequisites/1: " + bad_id, ": \"facilitator\" is missing",
                                         " blocks: this must hold 1 to 60, not 0"});
}

TEST_CASE("a file that is no JSON says where it stops being so") {
  CHECK(findings_of("") == error("", "not-json", "the file is not JSON, see line 1 column 1"));
  CHECK(findings_of("{\n  \"id\": }") == error("", "not-json", "the file is not JSON, see line 2 column 9"));
  CHECK(findings_of("{} {}") == error("", "not-json", "the file is not JSON, see line 1 column 4"));
  CHECK(findings_of(std::string("{}\0{", 4)) == error("", "not-json", "the file is not JSON, see line 1 column 3"));
  CHECK(findings_of("\xEF\xBB\xBF{}") == error("", "not-json", "the file begins with a byte order mark"));
  CHECK(findings_of("\"\xFF\"") == error("", "not-utf8", "the file is not UTF-8"));
  CHECK(findings_of("[]") == error("", "wrong-type", "this must be an object"));
}

TEST_CASE("JSON deeper than 64 levels or larger than 4 MiB is refused") {
  CHECK(findings_of(std::string(65, '[')) == error("", "too-deep", "the JSON is nested deeper than 64 levels"));
  CHECK(findings_of(std::string(100000, '[')) == error("", "too-deep", "the JSON is nested deeper than 64 levels"));
  CHECK(findings_of(std::string(64, '[') + std::string(64, ']')) == error("", "wrong-type", "this must be an object"));
  CHECK(findings_of(std::string((4 << 20) + 1, ' ')) == error("", "too-large", "the file is larger than 4 MiB"));
  CHECK(findings_of(std::string(4 << 20, ' ')) == error("", "not-json", "the file is not JSON, see line 1 column 4194305"));
}

TEST_CASE("a lesson cut short at any byte is refused") {
  for (std::size_t length = 0; length < support::small_lesson.size(); ++length) {
    Findings findings;
    const auto lesson = content::parse_lesson(support::small_lesson.substr(0, length), where, findings);
    REQUIRE_FALSE(lesson.has_value());
    REQUIRE(findings.size() == 1);
    REQUIRE(findings[0].rule == "not-json");
  }
}

TEST_CASE("the id of a lesson is its file name and never manifest") {
  CHECK(findings_after("\"id\": \"hello\"", "\"id\": \"goodbye\"") ==
        error("id", "id-not-file-name", "the id \"goodbye\" must be the file's name"));
  Findings findings;
  const auto json = replaced(std::string(support::small_lesson), "\"hello\"", "\"manifest\"");
  CHECK_FALSE(content::parse_lesson(json, "lessons/manifest.json", findings).has_value());
  CHECK(findings == Findings{{"lessons/manifest.json id", "reserved-id", Severity::error,
                              "a lesson cannot be called \"manifest\""}});
}

TEST_CASE("blocks are of known types and end with the only close") {
  CHECK(findings_after("\"type\": \"page\"", "\"type\": \"game\"") ==
        error("blocks/0/type", "unknown-block-type", "the block type \"game\" is not known"));
  CHECK(findings_after("\"type\": \"close\"", "\"type\": \"page\"") ==
        error("blocks/1", "close-not-last", "the last block must be a close"));
  CHECK(findings_of(with_block(R"({"id": "x", "type": "close", "title": "X", "paragraphs": [{"id": "p", "text": "X"}]})")) ==
        error("blocks/1", "close-not-last", "a close block may only be the last block"));
  CHECK(findings_of(with_block(R"({"id": "x"})")) == error("blocks/1", "missing-member", "\"type\" is missing"));
  CHECK(findings_of(with_block("7")) == error("blocks/1", "wrong-type", "this must be an object"));
}

TEST_CASE("ids stand once and so do keys") {
  CHECK(findings_of(with_block(R"({"id": "welcome", "type": "page", "title": "X", "paragraphs": [{"id": "p", "text": "X"}]})")) ==
        Findings{{where + " blocks/1/id", "duplicate-id", Severity::error, "the id \"welcome\" stands here twice"},
                 {where, "duplicate-key", Severity::error,
                  "two texts have the key \"hello/welcome/title\", so one needs another id"}});
  CHECK(findings_after("\"minutes\": 5", "\"minutes\": 5, \"minutes\": 6") ==
        error("", "duplicate-member", "\"minutes\" stands here twice"));
}

TEST_CASE("pictures lie in media and have an alt") {
  CHECK(findings_after(", \"alt\": \"A hand that waves\"", "") ==
        error("blocks/0/picture", "missing-member", "\"alt\" is missing"));
  CHECK(findings_after("media/hello.svg", "media/../x.svg") ==
        error("blocks/0/picture/media", "bad-media-path",
              "a picture is media/ and a name of letters, digits, '-', '_' and '.'"));
}

TEST_CASE("texts carry balanced marks and targets only where words are tapped") {
  CHECK(findings_after("**see**", "**see") == error("blocks/0/paragraphs/0/text", "bad-mark", "a ** mark is not closed"));
  CHECK(findings_after("**see**", "[[see:see]]") ==
        error("blocks/0/paragraphs/0/text", "misplaced-mark", "[[…]] may stand only in the paragraphs of tap_words and the sentences of fill_gap"));
  CHECK(findings_after("See a lesson", "See\\ta lesson") ==
        error("objectives/0/text", "control-character", "this text holds a control character"));
}

TEST_CASE("tap_words needs each target in exactly one paragraph and a signal among them") {
  CHECK(findings_of(with_block(tap_words)) == Findings{});
  CHECK(findings_of(with_block(replaced(tap_words, "[[offer:200 coins]]", "200 coins"))) ==
        error("blocks/1/targets/0", "target-not-once", "the target \"offer\" must stand in exactly one paragraph, not in 0"));
  CHECK(findings_of(with_block(replaced(tap_words, "[[you:you]]", "[[offer:you]]"))) ==
        Findings{{where + " blocks/1/targets/0", "target-not-once", Severity::error,
                  "the target \"offer\" must stand in exactly one paragraph, not in 2"},
                 {where + " blocks/1/targets/1", "target-not-once", Severity::error,
                  "the target \"you\" must stand in exactly one paragraph, not in 0"}});
  CHECK(findings_of(with_block(replaced(tap_words, "Hi!", "[[new:Hi]]!"))) ==
        error("blocks/1/paragraphs", "broken-reference", "the mark [[new:…]] names no target"));
  CHECK(findings_of(with_block(replaced(tap_words, "\"signal\": true", "\"signal\": false"))) ==
        error("blocks/1/targets", "no-signal", "at least one target must be a signal"));
}

TEST_CASE("a single choice has a good answer and names the thought behind each other one") {
  CHECK(findings_of(with_block(single_choice)) == Findings{});
  CHECK(findings_of(with_block(replaced(single_choice, ", \"misconception\": \"owing\"", ""))) ==
        error("blocks/1/choices/1", "misconception",
              "a choice that is not good must name the thought behind it in \"misconception\""));
  CHECK(findings_of(with_block(replaced(single_choice, "\"good\": false", "\"good\": true"))) ==
        error("blocks/1/choices/1/misconception", "misconception", "a good choice has no misconception"));
  CHECK(findings_of(with_block(replaced(single_choice, "\"good\": true", "\"good\": false, \"misconception\": \"x\""))) ==
        error("blocks/1/choices", "no-good-choice", "at least one choice must be good"));
}

TEST_CASE("a practice chat that ends well is read") {
  Findings findings;
  const auto lesson = content::parse_lesson(with_block(chat_of(simple_choices + "," + ending)), where, findings);
  CHECK(findings == Findings{});
  REQUIRE(lesson.has_value());
  const auto& chat = std::get<content::PracticeChat>(lesson->blocks[1]);
  CHECK(chat.nodes[0].choices[1].kind == content::ChatChoiceKind::leave);
  CHECK(chat.nodes[0].messages[0].text.key == "hello/chat/a/hi");
  CHECK(chat.nodes[0].choices[0].text.key == "hello/chat/a/choices/one");
  CHECK(chat.nodes[1].ending->title.key == "hello/chat/z/ending/title");
}

TEST_CASE("a node has exactly one way on") {
  const auto two_ways = replaced(simple_choices, "\"choices\"", "\"goto\": \"z\", \"choices\"");
  CHECK(findings_of(with_block(chat_of(two_ways + "," + ending))) ==
        error("blocks/1/nodes/0", "node-exit", "a node has exactly one of \"choices\", \"goto\" and \"ending\""));
}

TEST_CASE("a chat's references and endings are checked") {
  CHECK(findings_of(with_block(chat_of(replaced(simple_choices, "\"goto\": \"z\"", "\"goto\": \"y\"") + "," + ending))) ==
        error("blocks/1/nodes/0/choices/0/goto", "broken-reference", "there is no node \"y\""));
  CHECK(findings_of(with_block(chat_of(simple_choices + "," + replaced(ending, "friendly", "good")))) ==
        error("blocks/1/nodes", "no-friendly-ending", "at least one ending must be friendly"));
  const auto conditional = replaced(simple_choices, "\"goto\": \"z\"", "\"goto\": \"z\", \"when\": {\"variable\": \"v\", \"equals\": 1}");
  CHECK(findings_of(with_block(chat_of(conditional + "," + ending))) ==
        error("blocks/1/nodes/0/choices/0/when/variable", "broken-reference", "there is no variable \"v\""));
}

TEST_CASE("a loop whose only exit waits for a value that is never set is found") {
  const std::string loop =
      R"({"id": "a", "messages": [], "choices": [)"
      R"({"id": "out", "kind": "leave", "text": "Out", "goto": "z", "when": {"variable": "v", "equals": 1}},)"
      R"({"id": "on", "kind": "ask", "text": "On", "goto": "a"}]})";
  const std::string variable = R"({"id": "v", "initial": 0})";
  CHECK(findings_of(with_block(chat_of(loop + "," + ending, variable))) ==
        Findings{{where + " blocks/1/nodes/0", "no-ending", Severity::error, "no ending can be reached from the node \"a\""},
                 {where + " blocks/1/nodes/0/choices/0", "choice-never-shown", Severity::warning, "this choice is never shown"},
                 {where + " blocks/1/nodes/1", "unreachable-node", Severity::error,
                  "the node \"z\" cannot be reached from the start"}});
  const auto set = replaced(loop, "\"goto\": \"a\"", "\"goto\": \"a\", \"set\": [{\"variable\": \"v\", \"value\": 1}]");
  CHECK(findings_of(with_block(chat_of(set + "," + ending, variable))) == Findings{});
}

TEST_CASE("where a reply is offered asking and leaving are offered too in every situation") {
  const auto without = [](const std::string& kind, std::size_t node) {
    return Finding{where + " blocks/1/nodes/" + std::to_string(node) + "/choices", "reply-without-way-out", Severity::error,
                   "where a reply is offered, a choice of kind \"" + kind + "\" must be offered too"};
  };
  const auto all_replies = replaced(replaced(simple_choices, "\"kind\": \"leave\", ", ""), "\"kind\": \"ask\", ", "");
  CHECK(findings_of(with_block(chat_of(all_replies + "," + ending))) == Findings{without("leave", 0), without("ask", 0)});
  const std::string variable = R"({"id": "v", "initial": 0})";
  const auto sometimes = [](int equals) {
    return replaced(simple_choices, "\"kind\": \"ask\", ",
                    "\"kind\": \"ask\", \"when\": {\"variable\": \"v\", \"equals\": " + std::to_string(equals) + "}, ");
  };
  CHECK(findings_of(with_block(chat_of(sometimes(0) + "," + ending, variable))) == Findings{});
  const auto again = replaced(sometimes(0), "\"goto\": \"z\"", "\"goto\": \"a\", \"set\": [{\"variable\": \"v\", \"value\": 1}]");
  CHECK(findings_of(with_block(chat_of(again + "," + ending, variable))) == Findings{without("ask", 0)});
}

TEST_CASE("codes stay in their range and stand once in a choice") {
  const auto coded = [](const std::string& codes) {
    return with_block(chat_of(replaced(simple_choices, "\"goto\": \"z\"", "\"goto\": \"z\", \"codes\": [" + codes + "]") + "," + ending));
  };
  CHECK(findings_of(coded(R"({"construct": "details_given", "value": 4})")) == Findings{});
  CHECK(findings_of(coded(R"({"construct": "secrecy", "value": 2})")) ==
        error("blocks/1/nodes/0/choices/0/codes/0/value", "out-of-range", "this must be from 0 to 1, not 2"));
  CHECK(findings_of(coded(R"({"construct": "mood", "value": 1})")) ==
        error("blocks/1/nodes/0/choices/0/codes/0/construct", "unknown-value",
              "this must be \"details_given\", \"moved_app\", \"picture_request\", \"secrecy\", \"block_or_report\" or "
              "\"friendly_kept\""));
}

TEST_CASE("the lesson this project ships is read without a word") {
  const auto json = base::read_text_file(SOURCE_FOLDER "/modules/ages-12-14/lessons/gifts-and-coins.json");
  REQUIRE(json.has_value());
  Findings findings;
  CHECK(content::parse_lesson(*json, "lessons/gifts-and-coins.json", findings).has_value());
  CHECK(findings == Findings{});
}

TEST_CASE("a facilitator's step names a block of its own lesson, and a handout's texts go to translators") {
  const auto with_block_named = [](const std::string& block) {
    return replaced(std::string(support::small_lesson), "\"steps\": [{\"id\": \"one\",",
                    "\"steps\": [{\"id\": \"one\", \"minutes\": 5, \"block\": \"" + block + "\",");
  };
  CHECK(findings_of(with_block_named("welcome")) == Findings{});
  CHECK(findings_of(with_block_named("elsewhere")) ==
        error("facilitator/steps/0/block", "unknown-block", "no block has the id \"elsewhere\""));

  Findings findings;
  const auto lesson = content::parse_lesson(
      replaced(std::string(support::small_lesson), "\"blocks\": [",
               R"("handout": {"title": "Keep", "parts": [{"id": "say", "style": "line", "text": "I say:"}]}, "blocks": [)"),
      where, findings);
  REQUIRE(lesson.has_value());
  REQUIRE(lesson->handout.has_value());
  CHECK(lesson->handout->parts.at(0).style == content::HandoutStyle::line);
  const auto texts = content::texts_of(*lesson);
  CHECK(texts.at(texts.size() - 2).key == "hello/handout/title");
  CHECK(texts.back().key == "hello/handout/parts/say");
}

TEST_CASE("a text has 4000 letters and no more") {
  const auto with_text = [](std::size_t letters) {
    std::string text;
    for (std::size_t i = 0; i < letters; ++i) text += "ก";  // three bytes each
    return findings_after("See you soon.", text);
  };
  CHECK(with_text(4000).empty());
  CHECK(with_text(4001) == error("blocks/1/paragraphs/0/text", "too-large-text", "this text has more than 4000 letters"));
}

TEST_CASE("eight marks stand on a letter of any script and no more") {
  for (const char* mark : {"\u0301", "\u05B0", "\u064B", "\u0E48", "\u17D2", "\u09BC", "\u094D", "\u135F", "\u200B"}) {
    INFO(mark);
    std::string text = "a";
    for (int i = 0; i < 8; ++i) text += mark;
    CHECK(findings_after("See you soon.", text).empty());
    CHECK(findings_after("See you soon.", text + mark) == error("blocks/1/paragraphs/0/text", "too-large-text", "more than 8 marks stand on one letter"));
    CHECK(findings_after("See you soon.", text + "b" + mark).empty());
  }
}
