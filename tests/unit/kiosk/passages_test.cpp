#include "passages.h"
#include "support/catch.h"

namespace {

using app::PageVoice;
using app::Passage;
using ui::Widget;

Widget text(const std::string& id, const std::string& words, int layer = 0) {
  Widget widget;
  widget.kind = Widget::Kind::text;
  widget.id = id;
  widget.text = words;
  widget.layer = layer;
  return widget;
}

PageVoice made(const std::string& language) {
  return {language, true, [](const std::string&) { return std::string(); }};
}

}  // namespace

TEST_CASE("a page is read in the order in which it was drawn without its bars and sentence by sentence") {
  const auto passages = app::passages_of({text("frame/title", "Gifts"), text("title", "One. Two!"), text("choice/a/label", "Yes"), text("next/label", "Next")}, made("en"));
  CHECK(passages == std::vector<Passage>{{"title", 0, 4, "One."}, {"title", 5, 9, "Two!"}, {"choice/a/label", 0, 3, "Yes"}});
}

TEST_CASE("what lies over a page is read instead of it and what has no words is not") {
  const auto passages = app::passages_of({text("title", "Below"), text("menu/title", "Above", 1), text("dots", "…", 1), text("empty", "", 1)}, made("en"));
  CHECK(passages == std::vector<Passage>{{"menu/title", 0, 5, "Above"}});
}

TEST_CASE("what is recorded is heard whole and where no voice can be made nothing else is") {
  PageVoice voice{"th", false, [](const std::string& words) { return words == "สวัสดี ครับ" ? std::string("media/voice/th/a.ogg") : std::string(); }};
  const auto passages = app::passages_of({text("title", "สวัสดี ครับ"), text("more", "ต่อไป")}, voice);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].recording == "media/voice/th/a.ogg");
  CHECK(passages[0].to == std::string("สวัสดี ครับ").size());
}

TEST_CASE("what nobody has translated is read in its own language and the rest by the voice of the reader's") {
  Widget lesson = text("paragraph/one", "Keep it. Tell somebody.");
  lesson.language = "en";
  PageVoice voice = made("uk");
  CHECK(app::passages_of({lesson, text("feedback", "Так.")}, voice) == std::vector<Passage>{{"feedback", 0, 7, "Так."}});
  voice.other_language = "en";
  CHECK(app::passages_of({lesson, text("feedback", "Так.")}, voice) ==
        std::vector<Passage>{{"paragraph/one", 0, 8, "Keep it.", "", "en"}, {"paragraph/one", 9, 23, "Tell somebody.", "", "en"}, {"feedback", 0, 7, "Так."}});
  PageVoice none{"ar", false, [](const std::string&) { return std::string(); }, "en"};
  CHECK(app::passages_of({lesson, text("feedback", "نعم")}, none).size() == 2);
}
