#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Key;
using ui::Rect;

ui::TextStyle letters_of_20() {
  ui::TextStyle style;
  style.size = 20;
  return style;
}

// A text in a box so narrow that its words stand on lines of their own, between two controls.
struct Words {
  FakeStage table;
  std::string marked;
  std::string pressed;
  std::function<void(Frame&)> content = [this](Frame& frame) {
    frame.control("before", {10, 10, 60, 60});
    const std::string now = frame.tappable_text("t", {100, 100, 120, 400}, marked, letters_of_20(), {});
    if (!now.empty()) pressed += now + " ";
    frame.control("after", {10, 600, 60, 60});
  };

  explicit Words(std::string text) : marked(std::move(text)) { table.draw(content); }
  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const ui::Widget& widget : table.stage.widgets()) {
      if (widget.id.rfind("word/", 0) == 0) all.push_back(widget.id);
    }
    return all;
  }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("words to tap are controls and say which was tapped") {
  Words words("take [[coins:free coins]] now");
  CHECK(words.ids() == Ids{"word/coins", "word/coins/2"});
  CHECK(words.table.find("t")->text == "take free coins now");
  words.table.tap(words.table.rect_of("word/coins/2").centre(), words.content);
  CHECK(words.pressed == "coins ");
}

TEST_CASE("each line of words to tap has an id of its own") {
  const Words words("[[coins:enormous quantities ofmoney]]");
  CHECK(words.ids() == Ids{"word/coins", "word/coins/2", "word/coins/3"});
}

TEST_CASE("words to tap that return after others keep ids of their own") {
  const Words words("[[a:one]] [[b:two]] [[a:three]] [[b:four]]");
  CHECK(words.ids() == Ids{"word/a", "word/b", "word/a/2", "word/b/2"});
}

TEST_CASE("words to tap in two texts of a screen keep ids of their own") {
  FakeStage table;
  table.draw([&](Frame& frame) {
    frame.tappable_text("first", {100, 100, 400, 100}, "[[a:one]]", letters_of_20(), {});
    frame.tappable_text("second", {100, 300, 400, 100}, "[[a:two]]", letters_of_20(), {});
  });
  CHECK(table.rect_of("word/a").y == 86);
  CHECK(table.rect_of("word/a/2").y == 286);
}

TEST_CASE("words to tap on several lines are one stop of Tab and each line shows it") {
  Words words("[[coins:enormous quantities ofmoney]]");
  std::vector<std::string> stops;
  for (int i = 0; i < 4; ++i) {
    words.table.press_key(Key::tab, words.content);
    stops.push_back(words.table.focused());
  }
  CHECK(stops == std::vector<std::string>{"before", "word/coins", "after", "before"});
  words.table.press_key(Key::tab, words.content);
  for (const std::string& id : words.ids()) CHECK(words.table.find(id)->focused);
}

TEST_CASE("Enter presses words on several lines once") {
  Words words("[[coins:enormous quantities ofmoney]]");
  words.table.press_key(Key::tab, words.content);
  words.table.press_key(Key::tab, words.content);
  words.table.press_key(Key::enter, words.content);
  CHECK(words.pressed == "coins ");
}

TEST_CASE("a tap on a later line puts the focus on the words") {
  Words words("[[coins:enormous quantities ofmoney]]");
  words.table.tap(words.table.rect_of("word/coins/3").centre(), words.content);
  words.table.press_key(Key::up, words.content);
  CHECK(words.table.focused() == "word/coins");
}

TEST_CASE("the focus is drawn around every line of words to tap") {
  Words words("[[coins:enormous quantities ofmoney]]");
  const std::size_t without = words.table.draw_and_count(words.content);
  words.table.press_key(Key::tab, words.content);
  words.table.press_key(Key::tab, words.content);
  const std::size_t with = words.table.draw_and_count(words.content);
  // A ring is four corners and an edge above and below, two triangles each; it is too low for edges at its sides.
  CHECK(with - without == 3 * 6 * 6);
}

TEST_CASE("words that go on in the next line have air where they were broken") {
  Words words("take [[coins:free coins]] now");
  for (int i = 0; i < 2; ++i) words.table.press_key(Key::tab, words.content);
  const std::vector<ui::Ring>& rings = words.table.stage.rings();
  REQUIRE(rings.size() == 2);
  const float air = 20 * 0.28F;
  CHECK(rings[1].rect.x == Approx(100 - air - 7));
  CHECK(rings[1].rect.x < rings[0].rect.x);
}

TEST_CASE("words that go on in longer and longer lines have their air at the ends of those lines") {
  Words words("[[coins:enormous quantities]]");
  for (int i = 0; i < 2; ++i) words.table.press_key(Key::tab, words.content);
  const std::vector<ui::Ring>& rings = words.table.stage.rings();
  REQUIRE(rings.size() == 2);
  const float air = 20 * 0.28F;
  CHECK(rings[0].rect.x == Approx(100 - 7));
  CHECK(rings[1].rect.x == Approx(100 - air - 7));
  CHECK(rings[1].rect.right() > rings[0].rect.right());
}
