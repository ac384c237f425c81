#include <set>

#include "support/catch.h"
#include "support/writing_stage.h"
#include "ui/keyboard.h"

namespace {

using support::WritingStage;
using ui::KeyboardPage;

struct Typist : WritingStage {
  explicit Typist(const std::vector<std::string>& of = {"en"}) {
    languages = of;
    with_keyboard = true;
    draw();
    focus();
  }
  std::string face(const std::string& key) const { return table.find("keyboard/" + key + "/label")->text; }
  Typist& touch(const std::string& key) {
    tap("keyboard/" + key);
    return *this;
  }
  std::vector<const ui::Widget*> keys() const {
    std::vector<const ui::Widget*> found;
    for (const ui::Widget& widget : table.stage.widgets()) {
      if (widget.kind == ui::Widget::Kind::control && widget.id.rfind("keyboard/", 0) == 0) found.push_back(&widget);
    }
    return found;
  }
};

constexpr KeyboardPage pages[] = {KeyboardPage::letters, KeyboardPage::shifted, KeyboardPage::signs,
                                  KeyboardPage::more_signs};

}  // namespace

TEST_CASE("keys on the screen write into the field that has the focus and leave it there") {
  Typist typist;
  typist.touch("2/8").touch("3/2").touch("space").touch("4/4");
  CHECK(typist.entry.text == "is v");
  typist.touch("backspace").touch("backspace");
  CHECK(typist.entry.text == "is");
  CHECK(typist.table.stage.typing_place());
  typist.touch("enter");
  CHECK(typist.entered == 1);
}

TEST_CASE("without a field that has the focus the keys write nowhere") {
  Typist typist;
  typist.tap("before");
  typist.touch("2/1");
  typist.focus();
  CHECK(typist.entry.text.empty());
}

TEST_CASE("done puts the keyboard away and leaves what was written") {
  Typist typist;
  typist.touch("2/8").touch("done");
  typist.draw();
  CHECK(typist.entry.text == "i");
  CHECK_FALSE(typist.table.stage.typing_place());
  typist.type("x");
  CHECK(typist.entry.text == "i");
}

TEST_CASE("whoever comes to a field by Tab sees the keyboard without touching anything else") {
  WritingStage writing;
  writing.press_key(ui::Key::tab);
  CHECK_FALSE(writing.somebody_writes);
  writing.press_key(ui::Key::tab);
  CHECK(writing.somebody_writes);
}

TEST_CASE("Tab leads over other controls to the keyboard and choosing one of them puts it away") {
  Typist typist;
  typist.press_key(ui::Key::tab);
  REQUIRE(typist.table.find("behind")->focused);
  CHECK(typist.somebody_writes);
  typist.press_key(ui::Key::enter);
  CHECK_FALSE(typist.somebody_writes);
}

TEST_CASE("Shift holds for one letter and a second touch takes it back") {
  Typist typist;
  typist.touch("shift");
  CHECK(typist.face("2/1") == "Q");
  typist.touch("2/1").touch("2/1");
  CHECK(typist.entry.text == "Qq");
  typist.touch("shift").touch("shift").touch("2/2");
  CHECK(typist.entry.text == "Qqw");
}

TEST_CASE("signs have pages of their own and the way back says so in letters") {
  Typist typist;
  CHECK(typist.face("page") == "123");
  typist.touch("page").touch("2/1").touch("shift").touch("1/1");
  CHECK(typist.entry.text == "@[");
  CHECK(typist.face("page") == "abc");
  typist.touch("page");
  CHECK(typist.face("2/1") == "q");
}

TEST_CASE("the language key goes round the languages that have a keyboard") {
  Typist typist({"xx", "th", "uk", "uk-UA", "ar-XB"});
  CHECK(typist.face("space") == "ไทย");
  typist.touch("language");
  CHECK(typist.face("space") == "Українська");
  typist.touch("language");
  CHECK(typist.face("space") == "العربية");
  typist.touch("language");
  CHECK(typist.face("space") == "ไทย");
}

TEST_CASE("a language without a keyboard takes the English one") { CHECK(Typist({"xx"}).face("space") == "English"); }

TEST_CASE("a mark is shown on a circle and written without it") {
  Typist typist({"th"});
  CHECK(typist.face("3/6") == "◌้");
  typist.touch("3/3").touch("3/6");
  CHECK(typist.entry.text == "ก้");
  CHECK(ui::written_by("◌") == "◌");
}

TEST_CASE("keys lie from left to right in every language and on mirrored screens too") {
  for (const char* language : {"en", "ar"}) {
    Typist typist({language});
    const float first = typist.table.rect_of("keyboard/2/1").x;
    const float shift = typist.table.rect_of("keyboard/shift").x;
    typist.table.setup.right_to_left = true;
    typist.draw();
    CHECK(typist.table.rect_of("keyboard/2/1").x == Approx(first));
    CHECK(typist.table.rect_of("keyboard/shift").x == Approx(shift));
    CHECK(typist.table.rect_of("keyboard/2/1").x < typist.table.rect_of("keyboard/2/2").x);
    CHECK(typist.table.rect_of("keyboard/backspace").x > typist.table.rect_of("keyboard/4/10").x);
  }
}

TEST_CASE("every key is as large as a finger and apart from the others and inside its place") {
  const ui::Size least = ui::keyboard_size();
  CHECK(least.w <= 1280);
  CHECK(least.h <= 720 / 2);
  for (const ui::KeyboardLayout& layout : ui::keyboard_layouts()) {
    for (const int percent : {100, 200}) {
      Typist typist({layout.language});
      typist.table.setup.text_percent = percent;
      const ui::Rect place{200, 400, least.w, least.h};
      for (int page = 0; page < 4; ++page) {
        typist.table.draw([&](ui::Frame& frame) { frame.typing()->keyboard(place, {layout.language}); });
        const auto keys = typist.keys();
        for (std::size_t i = 0; i < keys.size(); ++i) {
          INFO(layout.language << " " << keys[i]->id);
          const ui::Rect at = keys[i]->rect;
          CHECK(at.w >= 56 - 0.01F);
          CHECK(at.h >= 56 - 0.01F);
          CHECK(at.common(place).w == Approx(at.w));
          for (std::size_t j = 0; j < i; ++j) {
            const ui::Rect both = at.inset(-3.5F).common(keys[j]->rect.inset(-3.5F));
            CHECK((both.w < 0.01F || both.h < 0.01F));
          }
        }
        if (page % 2 == 0)
          typist.touch("shift");
        else
          typist.touch("page");
      }
    }
  }
}

TEST_CASE("the focus ring moves over the keys while the field goes on writing") {
  Typist typist;
  while (typist.table.focused() != "keyboard/1/1") typist.press_key(ui::Key::tab);
  CHECK_FALSE(typist.table.stage.typing_place());
  typist.press_key(ui::Key::right);
  typist.press_key(ui::Key::enter);
  CHECK(typist.table.focused() == "keyboard/1/2");
  CHECK(typist.entry.text == "2");
  typist.press_key(ui::Key::enter);
  CHECK(typist.entry.text == "22");
}

TEST_CASE("every row fits and no page writes the same key twice") {
  for (const ui::KeyboardLayout& layout : ui::keyboard_layouts()) {
    for (const KeyboardPage page : pages) {
      std::set<std::string_view> seen;
      for (std::size_t row = 0; row < 4; ++row) {
        const auto keys = layout.row(page, row);
        INFO(layout.language << " " << layout.pages[static_cast<std::size_t>(page)][row]);
        CHECK(keys.size() <= (row == 3 ? 10U : 13U));
        CHECK(keys.size() >= 8U);
        for (const std::string_view key : keys) CHECK(seen.insert(key).second);
      }
    }
  }
}

TEST_CASE("a keyboard has every letter of its language") {
  const auto writes = [](const char* language, const std::vector<std::string>& letters) {
    std::set<std::string> written;
    for (const KeyboardPage page : pages) {
      for (std::size_t row = 0; row < 4; ++row) {
        for (const std::string_view key : ui::find_keyboard(language)->row(page, row))
          written.emplace(ui::written_by(key));
      }
    }
    for (const std::string& letter : letters) {
      INFO(letter);
      CHECK(written.count(letter) == 1);
    }
  };
  const auto letters_of = [](const std::string& text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t bytes = base::code_point_bytes(std::string_view(text).substr(at));
      letters.push_back(text.substr(at, bytes));
      at += bytes;
    }
    return letters;
  };
  writes("en", letters_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?@"));
  writes("uk", letters_of("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’0123456789.,;:!?@"));
  writes("ar", letters_of("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة،؛؟َُِّْ٠١٢٣٤٥٦٧٨٩0123456789@"));
  writes("th", letters_of("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำๅเแโใไๆฯฤฦิีึืุู่้๊๋์ํ็ฺั๐๑๒๓๔๕๖๗๘๙฿0123456789.,?@"));
}

TEST_CASE("a narrow window shows one half of the keys at a time each as wide as a finger") {
  for (const char* language : {"en", "uk", "ar", "th"}) {
    INFO(language);
    Typist typist({language});
    typist.keyboard_place = {20, 400, 600, 312};
    typist.draw();
    const auto letters = [&] {
      std::set<std::string> ids;
      for (const ui::Widget* key : typist.keys()) {
        CHECK(key->rect.w >= ui::space::touch);
        CHECK(key->rect.right() <= 620.5F);
        ids.insert(key->id);
      }
      return ids;
    };
    std::set<std::string> all = letters();
    CHECK(all.count("keyboard/2/1") == 1);
    CHECK(all.count("keyboard/2/10") == 0);
    typist.touch("half");
    const std::set<std::string> others = letters();
    CHECK(others.count("keyboard/2/1") == 0);
    CHECK(others.count("keyboard/2/10") == 1);
    all.insert(others.begin(), others.end());
    for (std::size_t row = 0; row < 4; ++row) {
      for (std::size_t i = 1; i <= ui::find_keyboard(language)->row(KeyboardPage::letters, row).size(); ++i) {
        CHECK(all.count("keyboard/" + std::to_string(row + 1) + "/" + std::to_string(i)) == 1);
      }
    }
  }
}

TEST_CASE("a low window shows some keys at a time each as large as a finger and every letter in one of the parts") {
  for (const char* language : {"en", "uk", "ar", "th"}) {
    for (const float height : {184.0F, 248.0F}) {
      INFO(language << " in " << height);
      Typist typist({language});
      typist.keyboard_place = {16, 400, 608, height};
      typist.draw();
      std::set<std::string> seen;
      for (int part = 0; part < 4; ++part) {
        for (const ui::Widget* key : typist.keys()) {
          INFO(key->id);
          CHECK(key->rect.w >= ui::space::touch);
          CHECK(key->rect.h >= ui::space::touch);
          CHECK(key->rect.right() <= 624.5F);
          CHECK(key->rect.bottom() <= 400.5F + height);
          for (const ui::Widget* other : typist.keys()) CHECK((other == key || other->rect.common(key->rect).empty()));
          seen.insert(key->id);
        }
        typist.touch("more");
      }
      const ui::KeyboardLayout& layout = *ui::find_keyboard(language);
      for (std::size_t row = layout.begins_with_figures() ? 1 : 0; row < 4; ++row) {
        for (std::size_t i = 1; i <= layout.row(KeyboardPage::letters, row).size(); ++i) CHECK(seen.count("keyboard/" + std::to_string(row + 1) + "/" + std::to_string(i)) == 1);
      }
    }
  }
}

TEST_CASE("in a low window capitals are in the same part as their letters and other letters begin with the first") {
  Typist typist({"en", "th"});
  typist.keyboard_place = {16, 400, 608, 184};
  typist.draw();
  typist.touch("more").touch("shift").touch("3/1");
  CHECK(typist.entry.text == "A");
  CHECK(typist.face("3/1") == "a");
  typist.touch("language");
  CHECK(typist.face("1/1") == "ๅ");
  CHECK(typist.face("more") == "ๆ–ฃ");
}

TEST_CASE("few rows leave out figures that the page of signs has and letters never") {
  for (const ui::KeyboardLayout& layout : ui::keyboard_layouts()) {
    INFO(layout.language);
    std::set<std::string_view> elsewhere;
    for (const auto page : {KeyboardPage::signs, KeyboardPage::more_signs}) {
      for (std::size_t row = 0; row < 4; ++row) {
        for (const std::string_view key : layout.row(page, row)) elsewhere.insert(key);
      }
    }
    if (!layout.begins_with_figures()) continue;
    for (const auto page : {KeyboardPage::letters, KeyboardPage::shifted}) {
      for (const std::string_view key : layout.row(page, 0)) {
        INFO(key);
        CHECK((elsewhere.contains(key) || key.starts_with("◌")));
      }
    }
  }
}

TEST_CASE("keys are shaped in the language and the direction of what they write whatever the interface is") {
  Typist typist({"th", "ar", "en"});
  typist.table.setup.language = "ar";
  typist.table.setup.right_to_left = true;
  const auto drawn_as = [&](const std::string& letters) {
    typist.table.text.requests.clear();
    typist.table.stage.forget_textures();
    typist.draw();
    for (const ui::TextRequest& request : typist.table.text.requests) {
      if (!request.spans.empty() && request.spans.front().text == letters) return request.language + (request.right_to_left ? " from the right" : " from the left");
    }
    return std::string("not at all");
  };
  CHECK(drawn_as("◌ุ") == "th from the left");
  CHECK(drawn_as("ไทย") == "th from the left");
  CHECK(typist.table.find("keyboard/1/6/label")->language == "th");
  typist.touch("language");
  CHECK(drawn_as("ض") == "ar from the right");
  typist.touch("language");
  CHECK(drawn_as("q") == "en from the left");
}
