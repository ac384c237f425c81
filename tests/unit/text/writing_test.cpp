// Fields and the keyboard on the screen with the letters that a kiosk really has.
#include "support/catch.h"
#include "support/fake_stage.h"
#include "text/pango_shaper.h"
#include "ui/keyboard.h"

namespace {

// A screen with one field and the keyboard of one language.
struct Desk {
  text::PangoShaper shaper;
  support::FakePictures pictures;
  support::FakeTextures textures;
  support::SourceTexts translator;
  ui::FrameSetup setup;
  ui::Stage stage{{shaper, pictures, textures}};
  base::TextEntry entry;
  ui::FieldLook look;
  std::string language;

  Desk(const std::string& text, const std::string& of, int text_percent = 100)
      : entry(base::text_entry(text, {200, false})), language(of) {
    setup.typing = ui::TypingPermit::for_the_editor();
    setup.text_percent = text_percent;
    look.language = of;
    look.right_to_left = of == "ar";
    stage.show(translator, nullptr);
    for (const bool down : {false, true, false}) draw({{400, 130}, down, 0, {}});
    press(ui::TextKey::text_end);
  }
  void draw(const ui::Input& input = {}) {
    ui::Frame frame = stage.begin(setup, input);
    auto typing = frame.typing();
    entry =
        update(std::move(entry), typing->field("field", {100, 100, 600, typing->field_height({})}, entry, look).edits);
    const ui::Size size = ui::keyboard_size();
    typing->keyboard({(1280 - size.w) / 2, 720 - size.h, size.w, size.h}, {language});
    stage.end();
  }
  void tap(const std::string& id) {
    const ui::Point at = find(id).rect.centre();
    for (const bool down : {false, true, false, false}) draw({at, down, 0, {}});
  }
  void press(ui::TextKey key) {
    ui::Input input;
    input.text = {ui::TextKeyPress{key, false}};
    draw(input);
  }
  const ui::Widget& find(const std::string& id) const {
    const auto& all = stage.widgets();
    return *std::find_if(all.begin(), all.end(), [&](const ui::Widget& w) { return w.id == id; });
  }
  float caret() const { return stage.typing_place()->x; }
};

}  // namespace

TEST_CASE("Backspace takes the last mark of a Thai letter and Delete the whole letter") {
  Desk desk("ที่นี่", "th");
  desk.press(ui::TextKey::backspace);
  CHECK(desk.entry.text == "ที่นี");
  desk.press(ui::TextKey::text_start);
  desk.press(ui::TextKey::remove);
  CHECK(desk.entry.text == "นี");
}

TEST_CASE("a word step in Thai passes one word although there are no spaces") {
  Desk desk("ฉันรักแมว", "th");
  desk.press(ui::TextKey::word_left);
  CHECK(desk.entry.caret == std::string("ฉันรัก").size());
}

TEST_CASE("Arabic is written from the right edge of its field also on an English screen") {
  Desk desk("", "ar");
  const float empty = desk.caret();
  CHECK(empty > 680);
  desk.tap("keyboard/3/6");
  desk.tap("keyboard/3/5");
  CHECK(desk.entry.text == "ال");
  CHECK(desk.caret() < empty - 5);
  desk.press(ui::TextKey::right);
  CHECK(desk.entry.caret == 2);
}

TEST_CASE("what does not fit is left out in whole letters") {
  Desk desk("", "en");
  desk.entry = base::text_entry("abc", {5, false});
  ui::Input input;
  input.text = {ui::TypedWords{"d👩‍👧"}};
  desk.draw(input);
  CHECK(desk.entry.text == "abcd");
}

TEST_CASE("there is a font for every key of every keyboard and its face fits at every text size") {
  for (const ui::KeyboardLayout& layout : ui::keyboard_layouts()) {
    for (const int percent : {100, 125, 150, 200}) {
      Desk desk("", layout.language, percent);
      for (const char* next : {"keyboard/shift", "keyboard/page", "keyboard/shift", "keyboard/shift"}) {
        for (const ui::Widget& widget : desk.stage.widgets()) {
          if (widget.id.rfind("keyboard/", 0) != 0 || widget.kind != ui::Widget::Kind::text) continue;
          INFO(layout.language << " " << percent << " " << widget.id << " " << widget.text);
          CHECK(widget.missing_glyphs == 0);
          CHECK_FALSE(widget.overflows);
          const ui::Rect key = desk.find(widget.id.substr(0, widget.id.rfind('/'))).rect;
          CHECK(widget.rect.h <= key.h);
          CHECK(key.bottom() <= 720.5F);
        }
        desk.tap(next);
      }
    }
  }
}
