#include "fits.h"
#include "support/catch.h"

namespace {

using ui::Rect;
using ui::Widget;
using Sentences = std::vector<std::string>;

constexpr ui::Size screen{1280, 720};

Widget widget(Widget::Kind kind, const std::string& id, Rect rect) {
  Widget made;
  made.kind = kind;
  made.id = id;
  made.rect = rect;
  made.visible = rect;
  return made;
}
Widget control(const std::string& id, Rect rect) {
  Widget made = widget(Widget::Kind::control, id, rect);
  made.name = id;
  return made;
}
Widget words(const std::string& id, Rect rect) { return widget(Widget::Kind::text, id, rect); }
Widget scrolled(Widget made, Rect visible) {
  made.scrolls = true;
  made.visible = visible;
  return made;
}

Sentences problems(const std::vector<Widget>& widgets) { return app::what_does_not_fit(widgets, screen); }

const Rect place{100, 100, 200, 60};

}  // namespace

TEST_CASE("a screen on which everything has its place fits") {
  CHECK(problems({control("next", place), words("next/label", {120, 110, 100, 30}), words("title", {100, 200, 400, 40})}).empty());
  CHECK(problems({}).empty());
}

TEST_CASE("text that needs more room than it has does not fit") {
  Widget text = words("title", place);
  text.overflows = true;
  text.text = "Long words";
  CHECK(problems({text}) == Sentences{"the text title needs more room than it has: \"Long words\""});
}

TEST_CASE("text with a letter that no font has does not fit") {
  Widget text = words("title", place);
  text.missing_glyphs = 1;
  CHECK(problems({text}) == Sentences{"no font has every letter of title"});
}

TEST_CASE("what reaches over an edge of the screen does not fit unless it scrolls there") {
  CHECK(problems({words("left", {-10, 100, 200, 30})}) == Sentences{"left reaches over the edge of the screen"});
  CHECK(problems({words("right", {1200, 100, 100, 30})}) == Sentences{"right reaches over the edge of the screen"});
  CHECK(problems({words("low", {100, 700, 100, 30})}) == Sentences{"low reaches over the edge of the screen"});
  CHECK(problems({scrolled(words("low", {100, 700, 100, 30}), {100, 700, 100, 0})}).empty());
}

TEST_CASE("what is cut at the side of its scroll area does not fit") {
  CHECK(problems({scrolled(words("row", {100, 100, 200, 30}), {100, 100, 150, 30})}) ==
        Sentences{"row is cut at the side of its scroll area"});
}

TEST_CASE("controls are as large as a finger and so are words in a text") {
  CHECK(problems({control("small", {100, 100, 200, 40})}) == Sentences{"small is smaller than a finger"});
  CHECK(problems({control("narrow", {100, 100, 40, 60})}) == Sentences{"narrow is smaller than a finger"});
  CHECK(problems({control("word/coins", {100, 100, 40, 20})}) == Sentences{"word/coins is smaller than a finger"});
}

TEST_CASE("a label stays inside its control and other words stay off it") {
  CHECK(problems({control("next", place), words("next/label", {250, 110, 100, 30})}) ==
        Sentences{"next/label reaches out of its control"});
  CHECK(problems({control("next", place), words("title", {250, 110, 100, 30})}) ==
        Sentences{"the text title and the control next overlap"});
}

TEST_CASE("two texts or two controls do not lie on one another") {
  CHECK(problems({words("a", place), words("b", {150, 120, 200, 60})}) == Sentences{"a and b overlap"});
  CHECK(problems({control("a", place), control("b", {150, 120, 200, 60})}) == Sentences{"a and b overlap"});
  CHECK(problems({words("a", place), words("b", {100, 158, 200, 60})}).empty());
}

TEST_CASE("in one scroll area what is out of sight must not overlap either") {
  const Rect hidden{100, 400, 200, 0};
  CHECK(problems({scrolled(words("a", {100, 400, 200, 60}), hidden), scrolled(words("b", {100, 420, 200, 60}), hidden)}) ==
        Sentences{"a and b overlap"});
  CHECK(problems({scrolled(words("a", {100, 400, 200, 60}), hidden), words("b", {100, 420, 200, 60})}).empty());
}

TEST_CASE("what scrolls by itself inside a page that scrolls covers only what is seen of it") {
  Widget strip = scrolled(words("strip", {100, 400, 200, 60}), {100, 400, 200, 10});
  strip.innermost = 1;
  Widget label = scrolled(words("label", {100, 420, 200, 60}), {100, 420, 200, 60});
  label.innermost = 0;
  CHECK(problems({strip, label}).empty());
  strip.visible.h = 40;
  CHECK(problems({strip, label}) == Sentences{"strip and label overlap"});
}

TEST_CASE("only what lies on top is asked") {
  Widget above = control("above", place);
  above.layer = 1;
  CHECK(problems({control("below", {100, 100, 20, 20}), above}).empty());
}

TEST_CASE("a control without a name that can be spoken is found and words drawn on it are a name") {
  Widget nameless = control("frame/home", place);
  nameless.name.clear();
  CHECK(problems({nameless}) == Sentences{"frame/home has no name that can be spoken"});
  Widget label = words("frame/home/label", {120, 110, 100, 30});
  label.text = "Home";
  CHECK(problems({nameless, label}).empty());
}
