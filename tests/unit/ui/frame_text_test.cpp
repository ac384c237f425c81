#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

ui::TextStyle letters_of_20() {
  ui::TextStyle style;
  style.size = 20;
  return style;
}

}  // namespace

TEST_CASE("text takes the room its lines need and says what it says without marks") {
  FakeStage table;
  ui::TextSize size;
  table.draw([&](Frame& frame) { size = frame.text("t", {10, 20, 130, 200}, "five **words** here", letters_of_20()); });
  CHECK(size.lines == 2);
  CHECK(size.h == 56);
  CHECK(table.rect_of("t") == Rect{10, 20, 130, 56});
  CHECK(table.find("t")->text == "five words here");
  CHECK_FALSE(table.find("t")->overflows);
}

TEST_CASE("text that is too wide or too high for its place is reported") {
  FakeStage table;
  table.draw([&](Frame& frame) {
    frame.text("wide", {0, 0, 50, 200}, "enormous", letters_of_20());
    frame.text("high", {0, 0, 50, 30}, "two rows", letters_of_20());
    frame.text("strange", {0, 0, 500, 30}, "a ? b", letters_of_20());
  });
  CHECK(table.find("wide")->overflows);
  CHECK(table.find("high")->overflows);
  CHECK_FALSE(table.find("strange")->overflows);
  CHECK(table.find("strange")->missing_glyphs == 1);
}

TEST_CASE("text grows with the reader's setting and titles and bars grow less") {
  FakeStage table;
  table.setup.text_percent = 200;
  table.draw([&](Frame& frame) {
    ui::TextStyle style = letters_of_20();
    CHECK(frame.measure("word", style, 0).w == 80);
    style.chrome = true;
    CHECK(frame.measure("word", style, 0).w == 56);
    style.chrome = false;
    style.size = ui::type::title;
    CHECK(frame.measure("word", style, 0).w == 136);
  });
}

TEST_CASE("scripts with marks above and below have taller lines") {
  FakeStage table;
  const auto height = [&](const std::string& language) {
    float found = 0;
    table.setup.language = language;
    table.draw([&](Frame& frame) { found = frame.measure("word", letters_of_20(), 0).h; });
    return found;
  };
  CHECK(height("en") == 28);
  CHECK(height("uk") == 28);
  CHECK(height("th") == 32);
  CHECK(height("ar-XB") == 32);
}

TEST_CASE("a broken mark shows the text as it is") {
  FakeStage table;
  ui::TextSize size;
  table.draw([&](Frame& frame) { size = frame.measure("**ab", letters_of_20(), 0); });
  CHECK(size.w == 40);
}

TEST_CASE("a text is drawn once and blitted from then on") {
  FakeStage table;
  const auto content = [&](Frame& frame) { frame.text("t", {0, 0, 100, 30}, "word", letters_of_20()); };
  table.draw(content);
  table.draw(content);
  CHECK(table.text.drawn == 1);
  table.setup.language = "th";
  table.draw(content);
  CHECK(table.text.drawn == 2);
}

TEST_CASE("a stage lets go of its textures when asked and at its end") {
  support::FakeTextures textures;
  {
    support::FakeShaper text;
    support::FakePictures pictures;
    support::SourceTexts translator;
    ui::Stage stage({text, pictures, textures});
    stage.show(translator, nullptr);
    const auto draw = [&] {
      Frame frame = stage.begin({}, {});
      frame.text("t", {0, 0, 100, 30}, "word", letters_of_20());
      stage.end();
    };
    draw();
    CHECK(textures.alive.size() == 2);
    stage.forget_textures();
    CHECK(textures.alive.size() == 1);
    draw();
    CHECK(textures.alive.size() == 2);
  }
  CHECK(textures.alive.empty());
  CHECK_FALSE(textures.released_twice);
}

TEST_CASE("an address among words that are read from the right stands apart and keeps its slash") {
  FakeStage table;
  const content::Text text{"key", "See https://takeitdown.example.org/. Or example.org/help/, and/or 3.5 people."};
  table.draw([&](Frame& frame) { CHECK(frame.say(text) == text.source); });
  table.setup.right_to_left = true;
  table.draw([&](Frame& frame) {
    CHECK(frame.say(text) == "See \u2066https://takeitdown.example.org/\u2069. Or \u2066example.org/help/\u2069, and/or 3.5 people.");
    CHECK(frame.say(content::Text{"key", "[[a:word]] **bold**"}) == "[[a:word]] **bold**");
    CHECK(frame.say(content::Text{"key", ""}).empty());
  });
}

namespace {

// Knows no text of a pack, as in a language into which nobody has translated it.
class NoTexts final : public ui::Translator {
 public:
  std::string translate(const content::Text& text) const override { return text.source; }
  bool has(const content::Text&) const override { return false; }
  std::string plural(const content::Text& one, const std::string&, long) const override { return one.source; }
};

std::vector<ui::TextRequest> set_in(const std::string& language, bool right_to_left, const std::string& source_language) {
  FakeStage table;
  const NoTexts translator;
  table.stage.show(translator, &table.media, content::PackId("pack"), source_language);
  table.setup.language = language;
  table.setup.right_to_left = right_to_left;
  table.draw([&](Frame& frame) {
    ui::TextStyle beside_others = letters_of_20();
    beside_others.on_frame_side = true;
    frame.text("lesson", {0, 0, 400, 60}, frame.say(content::Text{"a", "Keep a secret"}), letters_of_20());
    frame.text("title", {0, 60, 400, 60}, frame.say(content::Text{"b", "On a card"}), beside_others);
    frame.text("own", {0, 120, 400, 60}, "Of the interface", letters_of_20());
    const content::Text line{"c", "Ask first"};
    frame.text("line", {0, 180, 400, 60}, frame.made_of(line, "**1** " + frame.say(line)), letters_of_20());
  });
  CHECK(table.find("lesson")->language == (language == source_language ? "" : source_language));
  CHECK(table.find("own")->language.empty());
  return table.text.requests;
}

}  // namespace

TEST_CASE("what nobody has translated is set in its own language and direction among words of the reader's") {
  const auto requests = set_in("ar", true, "en");
  REQUIRE(requests.size() == 4);
  CHECK_FALSE(requests[0].right_to_left);
  CHECK(requests[0].language == "en");
  CHECK(requests[0].align == ui::Align::start);
  CHECK_FALSE(requests[1].right_to_left);
  CHECK(requests[1].align == ui::Align::end);  // where the Arabic words of the card begin
  CHECK(requests[2].right_to_left);
  CHECK(requests[2].language == "ar");
  CHECK_FALSE(requests[3].right_to_left);
  CHECK(requests[3].language == "en");
}

TEST_CASE("words of a lesson that run the other way keep their own ends in a line of the interface") {
  const auto beside = [](const std::string& language, bool right_to_left, const std::string& source_language) {
    FakeStage table;
    const NoTexts translator;
    table.stage.show(translator, &table.media, content::PackId("pack"), source_language);
    table.setup.language = language;
    table.setup.right_to_left = right_to_left;
    std::string words;
    table.draw([&](Frame& frame) { words = frame.beside(frame.say(content::Text{"a", "Ask first."})); });
    return words;
  };
  CHECK(beside("ar", true, "en") == "\u2066Ask first.\u2069");
  CHECK(beside("en", false, "ar") == "\u2067Ask first.\u2069");
  CHECK(beside("en", false, "en") == "Ask first.");
  CHECK(beside("uk", false, "en") == "Ask first.");
}

TEST_CASE("a lesson in Arabic is set from the right for whoever reads English and one in the reader's language as ever") {
  const auto requests = set_in("en", false, "ar");
  REQUIRE(requests.size() == 4);
  CHECK(requests[0].right_to_left);
  CHECK_FALSE(requests[2].right_to_left);
  CHECK_FALSE(set_in("en", false, "en")[0].right_to_left);
}
