#include "faults.h"
#include "support/pack_bytes.h"

namespace packs {
namespace {

using support::Files;
using support::items_of;
using support::manifest_of;
using support::replaced;
using support::small_files;
using support::zip_bytes;

constexpr const char* in_lesson = "lessons/hello.json";

std::string pack_of(const Files& files) { return zip_bytes(items_of(manifest_of(files), files)); }

std::string with_lesson(const std::string& lesson) {
  Files files = small_files();
  files[0].second = lesson;
  return pack_of(files);
}

std::string with_changed_lesson(const std::string& from, const std::string& to) {
  return with_lesson(replaced(std::string(support::small_lesson), from, to));
}

// A practice chat in front of the closing block.
std::string with_chat(const std::string& nodes) {
  const std::string chat =
      R"({"id": "chat", "type": "practice_chat", "title": "Try", "partner": {"name": "Ruben", "status": "online"},)"
      R"( "intro": "A pretend chat.", "variables": [], "start": "a", "nodes": [)" +
      nodes + "]},\n    ";
  return with_changed_lesson(R"({"id": "end", "type": "close")", chat + R"({"id": "end", "type": "close")");
}

const std::string ending = R"({"id": "z", "messages": [], "ending": {"id": "bye", "tone": "friendly", "title": "Bye", "text": "Well done."}})";

std::string choices_to(const std::string& id, const std::string& first, const std::string& second) {
  return R"({"id": ")" + id + R"(", "messages": [], "choices": [{"id": "one", "kind": "leave", "text": "One", "goto": ")" + first +
         R"("}, {"id": "two", "kind": "ask", "text": "Two", "goto": ")" + second + R"("}]})";
}

std::string with_picture(const std::string& svg) {
  Files files = small_files();
  files[1].second = svg;
  return pack_of(files);
}

std::string svg_of(const std::string& inside) { return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">)" + inside + "</svg>"; }

std::string no_drawing(const std::string& why) { return "media/hello.svg: this is not a drawing that packs may hold: " + why + " [corrupt]"; }

std::string with_damaged_translation() {
  Files files = small_files();
  files.insert(files.begin(), {"i18n/uk.mo", "not a catalogue"});
  const std::string manifest =
      replaced(manifest_of(files), "\"languages\":[]", "\"languages\":[{\"code\":\"uk\",\"state\":\"draft\"}]");
  return zip_bytes(items_of(manifest, files));
}

// A list of contacts beside the lesson, in a pack of this kind.
std::string with_contacts(const std::string& kind, const std::string& phone) {
  Files files = small_files();
  files.insert(files.begin(), {"contacts/here.json", R"({"format": 1, "id": "here", "area": "Here", "helplines": [{"id": "line", "name": "Line", "for": "Children", )"
                                                     R"("languages": ["en"], "phone": ")" + phone + R"(", "hours": "Every day", "free": true}], "hotlines": []})"});
  return zip_bytes(items_of(replaced(manifest_of(files), R"("kind":"track")", R"("kind":")" + kind + "\""), files));
}

}  // namespace

std::vector<Fault> content_faults() {
  const std::string lesson = std::string(in_lesson);
  const std::string nodes = lesson + " blocks/1/nodes";
  return {
      {"contacts-beside-lessons", with_contacts("track", "555 0100"), "manifest.json kind: contacts stand in a pack of their own, of the kind \"contacts\" [contacts-apart]"},
      {"contacts-with-letters-in-a-number", with_contacts("contacts", "555 HELP"),
       "contacts/here.json helplines/0/phone: a telephone number is 3 to 15 digits, with a space or '-' at most between two and '+' at most in front [bad-phone]"},
      {"lesson-not-json", with_lesson("[1,"), lesson + ": the file is not JSON, see line 1 column 4 [not-json]"},
      {"lesson-too-deep", with_lesson(std::string(65, '[')), lesson + ": the JSON is nested deeper than 64 levels [too-deep]"},
      {"lesson-with-unknown-block", with_changed_lesson("\"type\": \"page\"", "\"type\": \"game\""),
       lesson + " blocks/0/type: the block type \"game\" is not known [unknown-block-type]"},
      {"lesson-with-unknown-member", with_changed_lesson("\"minutes\": 5", "\"minutes\": 5, \"colour\": \"red\""),
       lesson + ": \"colour\" is not known here [unknown-member]"},
      {"lesson-with-same-id-twice", with_changed_lesson("\"id\": \"end\"", "\"id\": \"welcome\""),
       lesson + " blocks/1/id: the id \"welcome\" stands here twice [duplicate-id]\nerror: " + lesson +
           ": two texts have the key \"hello/welcome/title\", so one needs another id [duplicate-key]"},
      {"lesson-with-missing-media", with_changed_lesson("media/hello.svg", "media/other.svg"),
       lesson + ": there is no \"media/other.svg\" in the pack [missing-media]"},
      {"lesson-with-missing-instrument", with_changed_lesson("\"minutes\": 5", "\"minutes\": 5, \"instrument\": \"quiz\""),
       lesson + " instrument: there is no instrument \"quiz\" in the pack [broken-reference]"},
      {"lesson-with-missing-prerequisite", with_changed_lesson("\"prerequisites\": []", "\"prerequisites\": [\"before\"]"),
       lesson + " prerequisites/0: there is no lesson \"before\" in the pack [broken-reference]"},
      {"lesson-without-alt", with_changed_lesson(", \"alt\": \"A hand that waves\"", ""),
       lesson + " blocks/0/picture: \"alt\" is missing [missing-member]"},
      {"lesson-with-open-mark", with_changed_lesson("**see**", "**see"),
       lesson + " blocks/0/paragraphs/0/text: a ** mark is not closed [bad-mark]"},
      {"lesson-with-refused-term", with_changed_lesson("A first look.", "About Child Pornography."),
       "hello/summary: the term \"child pornography\" is not used: write \"child sexual abuse material\" [refused-term]"},
      {"chat-with-broken-reference", with_chat(choices_to("a", "z", "nowhere") + "," + ending),
       nodes + "/0/choices/1/goto: there is no node \"nowhere\" [broken-reference]"},
      {"chat-with-unreachable-node", with_chat(choices_to("a", "z", "z") + "," + choices_to("b", "z", "z") + "," + ending),
       nodes + "/1: the node \"b\" cannot be reached from the start [unreachable-node]"},
      {"chat-with-loop-without-exit",
       with_chat(choices_to("a", "b", "z") + "," + R"({"id": "b", "messages": [], "goto": "c"},)" +
                 R"({"id": "c", "messages": [], "goto": "b"},)" + ending),
       nodes + "/1: no ending can be reached from the node \"b\" [no-ending]\nerror: " + nodes +
           "/2: no ending can be reached from the node \"c\" [no-ending]"},
      {"drawing-cut-short", with_picture("<svg"), no_drawing("it is not well-formed XML: unclosed token")},
      {"drawing-with-open-element", with_picture(svg_of("<g>")), no_drawing("it is not well-formed XML: mismatched tag")},
      {"drawing-with-entities", with_picture(R"(<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>)" + svg_of("&b;")),
       no_drawing("it holds a document type, a section or an instruction")},
      {"drawing-that-uses-itself", with_picture(svg_of(R"(<g id="a"><use href="#a"/></g>)")),
       no_drawing("the element <use> is not among those a drawing may have")},
      {"drawing-with-filter", with_picture(svg_of(R"(<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>)")),
       no_drawing("the element <filter> is not among those a drawing may have")},
      {"drawing-with-pixels", with_picture(svg_of(R"(<image width="30000" height="30000" href="data:image/png;base64,AAAA"/>)")),
       no_drawing("the element <image> is not among those a drawing may have")},
      {"drawing-too-large", with_picture(svg_of(R"(<circle r="161"/>)")),
       no_drawing("the attribute r of <circle> has a value that a drawing may not have")},
      {"translation-damaged", with_damaged_translation(),
       "i18n/uk.mo: the translation is damaged: it is not a little-endian MO file [corrupt]"},
  };
}

}  // namespace packs
