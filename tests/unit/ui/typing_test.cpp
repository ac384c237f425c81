// Which screens take text and how a field takes it. Letters are 10 wide; the text begins at x 116.
#include "support/catch.h"
#include "support/writing_stage.h"

namespace {

using support::WritingStage;
using ui::Key;
using ui::TextKey;

ui::Point letter(float number) { return {116 + number * 10, 128}; }

}  // namespace

TEST_CASE("R2 no screen without a permit can have a field or a keyboard") {
  support::FakeStage table;
  bool offered = true;
  table.draw([&](ui::Frame& frame) { offered = frame.typing().has_value(); });
  CHECK_FALSE(offered);
  STATIC_REQUIRE_FALSE(std::is_default_constructible_v<ui::TypingPermit>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<ui::Typing, ui::Frame&>);
}

TEST_CASE("R2 what is typed reaches nobody once the permit is gone") {
  WritingStage writing;
  writing.focus();
  writing.type("a");
  REQUIRE(writing.entry.text == "a");
  writing.table.setup.typing.reset();
  writing.type("b");
  CHECK_FALSE(writing.table.stage.typing_place());
  writing.table.setup.typing = ui::TypingPermit::for_trainers();
  writing.draw();
  CHECK(writing.entry.text == "a");
}

TEST_CASE("a field takes what is typed only while it has the focus") {
  WritingStage writing;
  writing.type("a");
  CHECK(writing.entry.text.empty());
  CHECK_FALSE(writing.table.stage.typing_place());
  writing.focus();
  CHECK(writing.table.stage.typing_place());
  writing.type("b");
  CHECK(writing.entry.text == "b");
  writing.tap("behind");
  writing.type("c");
  CHECK(writing.entry.text == "b");
  CHECK_FALSE(writing.table.stage.typing_place());
}

TEST_CASE("Tab comes to a field and leaves it and the keys that move in text are the field's between") {
  WritingStage writing("ab");
  for (const Key key : {Key::tab, Key::tab, Key::left, Key::home}) writing.press_key(key);
  CHECK(writing.table.focused() == "field");
  CHECK(writing.entry.caret == 0);
  writing.press_key(Key::right);
  writing.type("x");
  CHECK(writing.entry.text == "axb");
  writing.press_key(Key::tab);
  CHECK(writing.table.focused() == "behind");
  writing.press_key(Key::left);
  CHECK(writing.table.focused() == "field");
  writing.press_key(Key::enter);
  CHECK(writing.entered == 1);
}

TEST_CASE("Tab leaves a field that was touched at once, so that nobody writes on in it") {
  WritingStage writing;
  writing.focus();
  writing.type("nurse");
  writing.press_key(ui::Key::tab);
  CHECK(writing.table.focused() == "behind");
  writing.type("xx");
  CHECK(writing.entry.text == "nurse");
  writing.press_key(ui::Key::back_tab);
  CHECK(writing.table.focused() == "field");
  writing.press_key(ui::Key::back_tab);
  CHECK(writing.table.focused() == "before");
}

TEST_CASE("a field on a covered screen takes nothing") {
  WritingStage writing;
  writing.focus();
  ui::Input input;
  input.text = {ui::TypedWords{"a"}};
  writing.table.draw(
      [&](ui::Frame& frame) {
        frame.mute();
        writing.content(frame);
        frame.cover();
      },
      input);
  CHECK(writing.entry.text.empty());
  CHECK_FALSE(writing.table.stage.typing_place());
}

TEST_CASE("what is typed is drawn in the same frame and told as an edit") {
  WritingStage writing("a");
  writing.focus();
  writing.type("bc");
  CHECK(writing.shown() == "abc");
  CHECK(writing.edits == std::vector<base::TextEdit>{base::ReplaceText{1, 1, "bc"}});
  CHECK(writing.table.find("field")->takes_text);
  CHECK_FALSE(writing.table.find("before")->takes_text);
}

TEST_CASE("a touch puts the caret to the nearest letter and a drag selects") {
  WritingStage writing("one two");
  writing.tap_at(letter(2.4F));
  CHECK(writing.entry.caret == 2);
  writing.draw({letter(4), false, 0, {}});
  writing.draw({letter(4), true, 0, {}});
  writing.draw({letter(6.2F), true, 0, {}});
  writing.draw({letter(6.2F), false, 0, {}});
  CHECK(writing.entry.anchor == 4);
  CHECK(writing.entry.caret == 6);
  writing.type("-");
  CHECK(writing.entry.text == "one -o");
}

TEST_CASE("a double click takes a word and a third the whole text") {
  WritingStage writing("one two");
  writing.tap_at(letter(5.2F), 2);
  CHECK(writing.entry.selected() == "two");
  writing.tap_at(letter(1), 2);
  CHECK(writing.entry.selected() == "one");
  writing.tap_at(letter(1), 3);
  CHECK(writing.entry.selected() == "one two");
}

TEST_CASE("Shift with arrows selects and an arrow alone lets go at its own end") {
  WritingStage writing("abcd");
  writing.focus();
  writing.press(TextKey::left, true);
  writing.press(TextKey::left, true);
  CHECK(writing.entry.selected() == "cd");
  writing.press(TextKey::left);
  CHECK(writing.entry.caret == 2);
  CHECK(writing.entry.selected().empty());
  writing.press(TextKey::text_end, true);
  writing.press(TextKey::right);
  CHECK(writing.entry.caret == 4);
  writing.press(TextKey::select_all);
  writing.press(TextKey::backspace);
  CHECK(writing.entry.text.empty());
}

TEST_CASE("word steps go to the ends of words and take words away") {
  WritingStage writing("one two six");
  writing.focus();
  writing.press(TextKey::word_left);
  CHECK(writing.entry.caret == 8);
  writing.press(TextKey::word_left);
  writing.press(TextKey::word_right);
  CHECK(writing.entry.caret == 7);
  writing.press(TextKey::word_remove);
  CHECK(writing.entry.text == "one two");
  writing.press(TextKey::word_backspace);
  CHECK(writing.entry.text == "one ");
}

TEST_CASE("Backspace and Delete take one letter before and behind the caret") {
  WritingStage writing("aéb");
  writing.focus();
  writing.press(TextKey::left);
  writing.press(TextKey::backspace);
  CHECK(writing.entry.text == "ab");
  writing.press(TextKey::remove);
  CHECK(writing.entry.text == "a");
  writing.press(TextKey::remove);
  CHECK(writing.entry.text == "a");
}

TEST_CASE("text is cut and copied and pasted and undone") {
  WritingStage writing("one two");
  writing.focus();
  writing.press(TextKey::copy);
  CHECK(writing.table.clipboard.held.empty());
  writing.press(TextKey::word_left, true);
  writing.press(TextKey::cut);
  CHECK(writing.entry.text == "one ");
  CHECK(writing.table.clipboard.held == "two");
  writing.press(TextKey::paste);
  writing.press(TextKey::paste);
  CHECK(writing.entry.text == "one twotwo");
  writing.press(TextKey::undo);
  CHECK(writing.entry.text == "one two");
  writing.press(TextKey::redo);
  CHECK(writing.entry.text == "one twotwo");
}

TEST_CASE("what another program left on the clipboard is made fit") {
  WritingStage writing("", {6, false});
  writing.focus();
  writing.table.clipboard.held = "a\r\nb\x01\xFF-too-long";
  writing.press(TextKey::paste);
  CHECK(writing.entry.text == "a b\uFFFD-t");
}

TEST_CASE("an input method composes at the caret in place of what is selected and writes in the end") {
  WritingStage writing("one two");
  writing.focus();
  writing.press(TextKey::word_left, true);
  writing.give(ui::ComposedWords{"ni", 2});
  CHECK(writing.shown() == "one ni");
  CHECK(writing.entry.text == "one two");
  CHECK(writing.table.stage.typing_place()->x == 176);
  writing.give(ui::ComposedWords{"", 0});
  CHECK(writing.shown() == "one two");
  writing.give(ui::ComposedWords{"ni", 1});
  CHECK(writing.table.stage.typing_place()->x == 166);
  writing.type("你");
  CHECK(writing.entry.text == "one 你");
  CHECK(writing.entry.composition.text.empty());
}

TEST_CASE("the place of the caret is told on the screen and where it is mirrored too") {
  WritingStage writing("abc");
  writing.focus();
  const auto place = writing.table.stage.typing_place();
  REQUIRE(place);
  CHECK(place->x == 146);
  CHECK(place->y == 112);
  CHECK(place->h == 32);
  writing.table.setup.right_to_left = true;
  writing.draw();
  // The field's right edge is at 1180, its text ends at 1164 and runs from there to the left.
  CHECK(writing.table.stage.typing_place()->x == 1132);
}

TEST_CASE("left is left in text from the right") {
  WritingStage writing("abc");
  writing.table.setup.right_to_left = true;
  writing.draw();
  writing.focus();
  writing.press(TextKey::text_start);
  writing.press(TextKey::left);
  CHECK(writing.entry.caret == 1);
  writing.press(TextKey::word_left);
  CHECK(writing.entry.caret == 3);
  writing.press(TextKey::right);
  CHECK(writing.entry.caret == 2);
}

TEST_CASE("text longer than its field is moved so that the caret is in sight") {
  WritingStage writing(std::string(100, 'a'));
  writing.focus();
  writing.press(TextKey::line_end);
  const float at_end = writing.table.stage.typing_place()->x;
  CHECK(at_end <= 484);
  CHECK(at_end > 470);
  writing.press(TextKey::line_start);
  CHECK(writing.table.stage.typing_place()->x == 116);
  CHECK(writing.table.find("field/text")->rect.w == 368);
}

TEST_CASE("Enter begins a line where there are several and up and down keep their column") {
  WritingStage writing("abcd\nx\nabcd", {200, true});
  writing.place = {100, 100, 400, 200};
  writing.look.lines = 5;
  writing.draw();
  writing.focus();
  writing.press(TextKey::text_end);
  writing.press(TextKey::left);
  writing.press(TextKey::up);
  CHECK(writing.entry.caret == 6);
  writing.press(TextKey::up);
  CHECK(writing.entry.caret == 3);
  writing.press(TextKey::line_end);
  CHECK(writing.entry.caret == 4);
  writing.press(TextKey::enter);
  CHECK(writing.entry.text == "abcd\n\nx\nabcd");
  CHECK(writing.entered == 0);
  writing.press(TextKey::up);
  writing.press(TextKey::up);
  CHECK(writing.entry.caret == 0);
}

TEST_CASE("several lines scroll with the caret") {
  WritingStage writing("1\n2\n3\n4\n5\n6\n7\n8\n9", {200, true});
  writing.place = {100, 100, 400, 120};
  writing.draw();
  writing.focus();
  writing.press(TextKey::text_end);
  CHECK(writing.table.stage.typing_place()->bottom() <= 208.5F);
  writing.press(TextKey::text_start);
  CHECK(writing.table.stage.typing_place()->y == 112);
  // The wheel looks at other lines without taking the caret along.
  writing.draw({writing.place.centre(), false, -2, {}});
  CHECK(writing.table.stage.typing_place()->y == 48);
  CHECK(writing.entry.caret == 0);
}

TEST_CASE("what somebody writes has no marks") {
  WritingStage writing("**a** [[b:c]]");
  CHECK(writing.shown() == "**a** [[b:c]]");
  CHECK(writing.entry.caret == 13);
}

TEST_CASE("a hint is shown until something is written") {
  WritingStage writing;
  writing.look.hint = "Name";
  writing.draw();
  CHECK(writing.table.find("field/hint") != nullptr);
  writing.focus();
  writing.type("a");
  CHECK(writing.table.find("field/hint") == nullptr);
}

TEST_CASE("a drag in a field does not scroll what it stands in") {
  support::FakeStage table;
  table.setup.typing = ui::TypingPermit::for_the_editor();
  base::TextEntry entry = base::text_entry("one two");
  const auto content = [&](ui::Frame& frame) {
    frame.begin_scroll("area", {0, 0, 600, 400});
    entry = update(entry, frame.typing()->field("field", {100, 100, 400, 56}, entry, {}).edits);
    frame.end_scroll(2000);
  };
  table.draw(content);
  table.draw(content);
  for (const float y : {128.0F, 128.0F, 60.0F}) table.draw(content, {{186, y}, true, 0, {}});
  CHECK(table.rect_of("field").y == 100);
}

TEST_CASE("signs that no font has are told once each and stay in what is written") {
  WritingStage writing("a");
  writing.focus();
  writing.type("b");
  CHECK(writing.undrawn.empty());
  writing.type("?c?");
  CHECK(writing.undrawn == std::vector<std::string>{"?"});
  CHECK(writing.entry.text == "ab?c?");
  const int before = writing.table.text.measured;
  writing.draw();
  CHECK(writing.table.text.measured == before);
}
