// Words and carets where Pango has them. These need the Noto fonts that the kiosk's package depends on.
#include <algorithm>

#include "support/catch.h"
#include "text/pango_shaper.h"

namespace {

using Places = std::vector<std::size_t>;

ui::TextRequest request(const std::string& words, const std::string& language, float width = 0) {
  ui::TextRequest request;
  request.spans = {{words, false, ""}};
  request.size = 20;
  request.line_height = 30;
  request.width = width;
  request.language = language;
  request.right_to_left = language == "ar";
  return request;
}

std::vector<std::string> words_of(const std::string& text, const std::string& language) {
  text::PangoShaper shaper;
  std::vector<std::string> words;
  for (const ui::WordBox& word : shaper.words(request(text, language)))
    words.push_back(text.substr(word.from, word.to - word.from));
  return words;
}

std::vector<ui::CaretStop> stops_of(const std::string& text, const std::string& language, float width = 0) {
  text::PangoShaper shaper;
  return shaper.caret_stops(request(text, language, width));
}

Places places_of(const std::vector<ui::CaretStop>& stops) {
  Places places;
  for (const ui::CaretStop& stop : stops) places.push_back(stop.at);
  return places;
}

const ui::CaretStop& at(const std::vector<ui::CaretStop>& stops, std::size_t place) {
  return *std::find_if(stops.begin(), stops.end(), [&](const ui::CaretStop& s) { return s.at == place; });
}

// What the arrow key passes on its way from the left edge to the right one.
Places seen_from_left(const std::vector<ui::CaretStop>& stops) {
  auto leftmost = std::find_if(stops.begin(), stops.end(), [](const ui::CaretStop& s) { return s.left == s.at; });
  Places seen{leftmost->at};
  while (at(stops, seen.back()).right != seen.back() && seen.size() < 100) seen.push_back(at(stops, seen.back()).right);
  return seen;
}

}  // namespace

TEST_CASE("words are counted in bytes and without what stands between them") {
  CHECK(words_of("Don't go, Zoë! 12 times.", "en") == std::vector<std::string>{"Don't", "go", "Zoë", "12", "times"});
  CHECK(words_of("", "en").empty());
  CHECK(words_of(" ... ", "en").empty());
  CHECK(words_of("مرحبا بالعالم", "ar") == std::vector<std::string>{"مرحبا", "بالعالم"});
}

TEST_CASE("Thai has words although it writes no spaces between them") {
  CHECK(words_of("ฉันรักแมว", "th") == std::vector<std::string>{"ฉัน", "รัก", "แมว"});
}

TEST_CASE("the boxes of words follow one another along the line") {
  text::PangoShaper shaper;
  const auto words = shaper.words(request("one two", "en"));
  REQUIRE(words.size() == 2);
  REQUIRE(words[0].boxes.size() == 1);
  REQUIRE(words[1].boxes.size() == 1);
  CHECK(words[0].boxes[0].x == 0);
  CHECK(words[0].boxes[0].y == 0);
  CHECK(words[0].boxes[0].h == 30);
  CHECK(words[1].boxes[0].x > words[0].boxes[0].right());
  CHECK(words[1].boxes[0].right() <= shaper.measure(request("one two", "en")).width);
}

TEST_CASE("words run from the right in Arabic and stand at the right edge") {
  text::PangoShaper shaper;
  const auto words = shaper.words(request("مرحبا بالعالم", "ar", 400));
  REQUIRE(words.size() == 2);
  CHECK(words[0].boxes[0].right() > 395);
  CHECK(words[1].boxes[0].right() < words[0].boxes[0].x);
}

TEST_CASE("a word behind a line break has its box in the next line") {
  text::PangoShaper shaper;
  const auto words = shaper.words(request("Some words", "en", 70));
  REQUIRE(words.size() == 2);
  REQUIRE(words[1].boxes.size() == 1);
  CHECK(words[1].boxes[0].x == 0);
  CHECK(words[1].boxes[0].y == 30);
}

TEST_CASE("a word that is half bold and half a target is one word") {
  text::PangoShaper shaper;
  ui::TextRequest wanted = request("", "en");
  wanted.spans = {{"a ", false, ""}, {"sea", true, ""}, {"side", false, "word"}, {" now", false, ""}};
  const auto words = shaper.words(wanted);
  REQUIRE(words.size() == 3);
  CHECK(words[1].from == 2);
  CHECK(words[1].to == 9);
  CHECK(words[1].boxes.size() == 1);
}

TEST_CASE("a caret stands only between what readers take for letters") {
  CHECK(places_of(stops_of("", "en")) == Places{0});
  CHECK(places_of(stops_of("e\u0301a", "en")) == Places{0, 3, 4});
  CHECK(places_of(stops_of("ที่นี่", "th")) == Places{0, 9, 18});
  CHECK(places_of(stops_of("👩‍👧🇺🇦", "en")) == Places{0, 11, 19});
}

TEST_CASE("Backspace takes a letter whole or its last mark where marks are typed singly") {
  CHECK(at(stops_of("e\u0301", "en"), 3).backspace == 0);
  CHECK(at(stops_of("ที่", "th"), 9).backspace == 6);
  CHECK(at(stops_of("👩‍👧", "en"), 11).backspace == 0);
}

TEST_CASE("words start and end where carets may stand") {
  const auto stops = stops_of("an owl", "en");
  Places starts;
  Places ends;
  for (const ui::CaretStop& stop : stops) {
    if (stop.word_start) starts.push_back(stop.at);
    if (stop.word_end) ends.push_back(stop.at);
  }
  CHECK(starts == Places{0, 3});
  CHECK(ends == Places{2, 6});
}

TEST_CASE("arrows move as the reader sees it through text of both directions") {
  CHECK(seen_from_left(stops_of("abc", "en")) == Places{0, 1, 2, 3});
  CHECK(seen_from_left(stops_of("ابج", "ar")) == Places{6, 4, 2, 0});
  // Each step to the right is seen to go there, through Latin letters inside Arabic too.
  const auto stops = stops_of("اب xy جد", "ar");
  const Places mixed = seen_from_left(stops);
  CHECK(mixed == Places{12, 10, 8, 7, 6, 5, 4, 2, 0});
  for (std::size_t i = 1; i < mixed.size(); ++i) CHECK(at(stops, mixed[i]).caret.x > at(stops, mixed[i - 1]).caret.x);
}

TEST_CASE("carets of right to left text go from right to left") {
  const auto stops = stops_of("ابج", "ar", 300);
  REQUIRE(stops.size() == 4);
  CHECK(stops[0].caret.x == 300);
  for (std::size_t i = 1; i < stops.size(); ++i) CHECK(stops[i].caret.x < stops[i - 1].caret.x);
  CHECK(stops[0].letter.right() == Approx(300).margin(1));
}

TEST_CASE("a new line at the end is a line to write in") {
  const auto stops = stops_of("a\n", "en");
  REQUIRE(places_of(stops) == Places{0, 1, 2});
  CHECK(stops[1].line == 0);
  CHECK(stops[2].line == 1);
  CHECK(stops[2].caret.x == 0);
  CHECK(stops[2].caret.y == 30);
}

TEST_CASE("a word that no line holds is broken, and tells so unless breaking was asked for") {
  text::PangoShaper shaper;
  ui::TextRequest wanted = request("Incomprehensibilities", "en", 60);
  CHECK(shaper.caret_stops(wanted).back().line > 1);
  CHECK(shaper.measure(wanted).overflows);
  wanted.breaks_words = true;
  CHECK(shaper.caret_stops(wanted).back().line > 1);
  CHECK_FALSE(shaper.measure(wanted).overflows);
}
