// These need the Noto fonts that the kiosk's package depends on.
#include <algorithm>

#include "base/languages.h"
#include "support/catch.h"
#include "text/pango_shaper.h"

namespace {

ui::TextRequest request(const std::string& words, const std::string& language, float width) {
  ui::TextRequest request;
  request.spans = {{words, false, ""}};
  request.size = 20;
  request.line_height = 30;
  request.width = width;
  request.language = language;
  request.right_to_left = base::is_right_to_left(language);
  return request;
}

// The first and the last column that have ink.
struct Ink {
  float left = 0;
  float right = 0;
};

Ink ink_of(const ui::DrawnText& drawn) {
  int left = drawn.bitmap.width;
  int right = 0;
  for (std::size_t i = 0; i < drawn.bitmap.pixels.size(); ++i) {
    if (drawn.bitmap.pixels[i] >> 24 < 128) continue;
    const int column = static_cast<int>(i) % drawn.bitmap.width;
    left = std::min(left, column);
    right = std::max(right, column);
  }
  return {drawn.offset.x + static_cast<float>(left), drawn.offset.x + static_cast<float>(right)};
}

}  // namespace

TEST_CASE("text is as high as its lines and breaks between words") {
  text::PangoShaper shaper;
  CHECK(shaper.measure(request("Some words", "en", 0)).lines == 1);
  CHECK(shaper.measure(request("Some words", "en", 0)).height == 30);
  const ui::TextLayout narrow = shaper.measure(request("Some words", "en", 70));
  CHECK(narrow.lines == 2);
  CHECK(narrow.height == 60);
  CHECK_FALSE(narrow.overflows);
}

TEST_CASE("a word wider than its place is broken, so that all of it is seen, and is reported") {
  text::PangoShaper shaper;
  const ui::TextLayout layout = shaper.measure(request("Incomprehensibilities", "en", 60));
  CHECK(layout.overflows);
  CHECK(layout.lines >= 3);
  CHECK(layout.width == shaper.measure(request("Incomprehensibilities", "en", 0)).width);
  CHECK(shaper.draw(request("Incomprehensibilities", "en", 60)).bitmap.width <= 64);
}

TEST_CASE("Thai breaks between words although it writes no spaces") {
  text::PangoShaper shaper;
  const std::string words = "ของขวัญส่วนใหญ่เป็นของขวัญจริงใจ";
  const ui::TextLayout whole = shaper.measure(request(words, "th", 0));
  const ui::TextLayout broken = shaper.measure(request(words, "th", whole.width * 0.6F));
  CHECK(whole.lines == 1);
  CHECK(broken.lines == 2);
  CHECK_FALSE(broken.overflows);
  CHECK(broken.missing_glyphs == 0);
}

TEST_CASE("Arabic starts at the right edge and English at the left") {
  text::PangoShaper shaper;
  const Ink arabic = ink_of(shaper.draw(request("مرحبا", "ar", 400)));
  CHECK(arabic.right > 390);
  CHECK(arabic.left > 300);
  const Ink english = ink_of(shaper.draw(request("Hello", "en", 400)));
  CHECK(english.left < 10);
  CHECK(english.right < 100);
  ui::TextRequest at_the_end = request("Hello", "en", 400);
  at_the_end.align = ui::Align::end;
  CHECK(ink_of(shaper.draw(at_the_end)).right > 390);
  ui::TextRequest centred = request("مرحبا", "ar", 400);
  centred.align = ui::Align::centre;
  const Ink middle = ink_of(shaper.draw(centred));
  CHECK(std::abs((middle.left + middle.right) / 2 - 200) < 5);
}

TEST_CASE("English in an Arabic page keeps its full stop at its own end, and stands at the right edge") {
  text::PangoShaper shaper;
  CHECK(ink_of(shaper.draw(request("Hello.", "ar", 400))).right > 390);
  ui::TextRequest tall = request("H.", "ar", 400);
  tall.size = 100;
  const ui::Bitmap stopped = shaper.draw(tall).bitmap;
  const int upper = stopped.width * stopped.height / 2;
  int first = stopped.width;
  int last = 0;
  for (int i = 0; i < upper; ++i) {
    if (stopped.pixels[static_cast<std::size_t>(i)] >> 24 < 128) continue;
    first = std::min(first, i % stopped.width);
    last = std::max(last, i % stopped.width);
  }
  CHECK(first < 4);                    // the letter comes first,
  CHECK(last < stopped.width * 4 / 5);  // and the stop, which is low, behind it
}

TEST_CASE("words to tap over two lines have a box on each") {
  text::PangoShaper shaper;
  ui::TextRequest wanted = request("", "en", 150);
  wanted.spans = {{"See the ", false, ""}, {"free golden coins", false, "coins"}, {" now", false, ""}};
  const ui::TextLayout layout = shaper.measure(wanted);
  REQUIRE(layout.targets.size() == 2);
  CHECK(layout.targets[0].target == "coins");
  CHECK(layout.targets[1].target == "coins");
  CHECK(layout.targets[0].box.x > 30);
  CHECK(layout.targets[1].box.x < 1);
  CHECK(layout.targets[1].box.y == 30);
  for (const ui::TargetBox& target : layout.targets) {
    CHECK(target.box.w > 20);
    CHECK(target.box.right() <= 151);
    CHECK(target.box.bottom() <= layout.height);
  }
}

TEST_CASE("a letter that no font has is counted") {
  text::PangoShaper shaper;
  CHECK(shaper.measure(request("Hello", "en", 0)).missing_glyphs == 0);
  CHECK(shaper.measure(request("a\uF8F5b", "en", 0)).missing_glyphs == 1);
  CHECK(shaper.can_show("ไทย", "th"));
  CHECK(shaper.can_show("العربية", "ar"));
  CHECK_FALSE(shaper.can_show("\uF8F5", "en"));
}

TEST_CASE("nothing to draw is an empty picture") {
  text::PangoShaper shaper;
  CHECK(shaper.draw(request("", "en", 100)).bitmap.pixels.empty());
  CHECK(shaper.draw(request(" ", "en", 100)).bitmap.pixels.empty());
}

TEST_CASE("letters have the colour they were asked for") {
  text::PangoShaper shaper;
  ui::TextRequest red = request("M", "en", 0);
  red.size = 60;
  red.colour = ui::rgb(0xFF0000);
  const ui::Bitmap bitmap = shaper.draw(red).bitmap;
  CHECK(std::count(bitmap.pixels.begin(), bitmap.pixels.end(), 0xFFFF0000U) > 50);
}

namespace {

struct Sample {
  const char* language;
  const char* script;
  const char* words;
};

// Every letter or mark that a script is known to be difficult for, among others.
const std::vector<Sample> samples{
    {"en", "Latn", "ÀÉÎÕÜ çñšžğ ășțîâ ĄĘŁŃŚŹŻ ộẩữ ŵŷ ẞß þð"},
    {"uk", "Latn", "Ґґ Єє Іі Її Ўў Ёё ’ Жж Щщ Ъъ Ыы Ээ"},
    {"el", "Latn", "Αα Ωω άέήίόύώ ϊϋΐΰ ς"},
    {"ar", "Arab", "السلام عليكم لا إلى ﷲ ٠١٢٣ پچژگ"},
    {"ur", "Arab", "ٹڈڑےھ کیا حال ہے ۰۱۲"},
    {"he", "Hebr", "שלום לכולם ךםןףץ בָּרוּךְ"},
    {"th", "Thai", "ที่นี่ ก็ กำลัง ปู่ ฎุฏู ๑๒๓"},
    {"km", "Khmr", "សួស្តី ក្រុម ស្ត្រី ១២៣ ៛"},
    {"hi", "Deva", "नमस्ते क्षत्रिय ज्ञान कर्म हिन्दी १२३"},
    {"bn", "Beng", "বাংলা ক্ষমা স্ত্রী কর্ম ১২৩"},
    {"am", "Ethi", "ሰላም እንደምን ነህ ፩፪፫ ።"},
};

}  // namespace

TEST_CASE("every script has its letters, at one line's height and in its own direction") {
  text::PangoShaper shaper;
  for (const Sample& sample : samples) {
    INFO(sample.language);
    CHECK(base::script_of(sample.language).name == sample.script);
    const ui::TextLayout layout = shaper.measure(request(sample.words, sample.language, 0));
    CHECK(layout.missing_glyphs == 0);
    CHECK(layout.lines == 1);
    const Ink ink = ink_of(shaper.draw(request(sample.words, sample.language, 900)));
    if (base::is_right_to_left(sample.language)) {
      CHECK(ink.right > 890);
    } else {
      CHECK(ink.left < 10);
    }
  }
}

TEST_CASE("the letters of every script that is known are tried") {
  for (const base::Script& script : base::scripts()) {
    INFO(script.name);
    CHECK(std::any_of(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.script == script.name; }));
  }
}

TEST_CASE("letters of one script inside another are found too") {
  text::PangoShaper shaper;
  for (const Sample& sample : samples) {
    INFO(sample.language);
    CHECK(shaper.measure(request(sample.words, "en", 0)).missing_glyphs == 0);
    CHECK(shaper.measure(request(sample.words, "ar", 0)).missing_glyphs == 0);
  }
}

TEST_CASE("Khmer breaks between words although it writes no spaces, and tells where a word has no room") {
  text::PangoShaper shaper;
  const std::string words = "ខ្ញុំចង់និយាយជាមួយមិត្តរបស់ខ្ញុំ";
  const ui::TextLayout whole = shaper.measure(request(words, "km", 0));
  const ui::TextLayout broken = shaper.measure(request(words, "km", whole.width * 0.6F));
  CHECK(whole.lines == 1);
  CHECK(broken.lines == 2);
  CHECK_FALSE(broken.overflows);
  CHECK(shaper.measure(request("មិត្តភក្តិ", "km", 20)).overflows);
}

TEST_CASE("Arabic is set a little larger, so that its small letters are not lost beside Latin") {
  text::PangoShaper shaper;
  CHECK(shaper.measure(request("صص", "ar", 0)).width > shaper.measure(request("صص", "en", 0)).width);
}

TEST_CASE("air at the end of words to tap has its room in every line") {
  text::PangoShaper shaper;
  ui::TextRequest wanted = request("", "en", 0);
  wanted.spans = {{"\u00A0A story that touches\u00A0\u2060", false, "story"}};
  for (float width = 60; width < 260; ++width) {
    wanted.width = width;
    const ui::TextLayout layout = shaper.measure(wanted);
    const bool whole = width >= 100;  // of its longest word
    CHECK(layout.missing_glyphs == 0);
    if (whole) CHECK_FALSE(layout.overflows);
    if (whole) CHECK(layout.width <= width);
  }
}
