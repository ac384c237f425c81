#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Axis;
using ui::Follow;
using ui::Frame;
using ui::Input;
using ui::Key;
using ui::Point;
using ui::Rect;

const Rect page{100, 100, 600, 400};

// A page that scrolls down; in it a list that scrolls down and a shelf that scrolls across, then more of the page.
struct Nested {
  FakeStage table;
  std::function<void(Frame&)> content = [](Frame& frame) {
    frame.begin_scroll("page", page);
    frame.control("top", {100, 0, 600, 60});
    frame.begin_scroll("list", {120, 80, 260, 200});
    for (int row = 0; row < 10; ++row) frame.control("row/" + std::to_string(row), {120, static_cast<float>(row) * 60, 260, 56});
    frame.end_scroll(600);
    frame.begin_scroll("shelf", {400, 80, 300, 200}, Follow::nothing, Axis::across);
    for (int card = 0; card < 10; ++card) frame.control("card/" + std::to_string(card), {static_cast<float>(card) * 100, 80, 90, 200});
    frame.end_scroll(1000);
    frame.control("bottom", {100, 900, 600, 60});
    frame.end_scroll(1000);
  };

  Nested() { settle(); }
  void settle() {
    for (int frames = 0; frames < 3; ++frames) table.draw(content);
  }
  void wheel(float lines, Point at, float across = 0) {
    Input input{at, false, lines, {}};
    input.wheel_across = across;
    table.draw(content, input);
    settle();
  }
  void drag(Point from, Point to) {
    table.draw(content, {from, false, 0, {}});
    table.draw(content, {from, true, 0, {}});
    table.draw(content, {to, true, 0, {}});
    table.draw(content, {to, false, 0, {}});
    settle();
  }
  void key(Key name) {
    table.press_key(name, content);
    settle();
  }
  float of_page() const { return page.y - table.rect_of("top").y; }
  float of_list() const { return table.rect_of("top").y + 80 - table.rect_of("row/0").y; }
  float of_shelf() const {
    const float x = table.rect_of("card/0").x;
    return table.setup.right_to_left ? x + 90 - (1280 - 400) : 400 - x;
  }
};

const Point over_list{250, 280};
const Point over_shelf{550, 280};
const Point over_page{390, 130};

}  // namespace

TEST_CASE("an area in another is counted from its own start and cut by both") {
  const Nested nested;
  CHECK(nested.table.rect_of("row/0") == Rect{120, 180, 260, 56});
  CHECK(nested.table.rect_of("card/2") == Rect{600, 180, 90, 200});
  CHECK(nested.table.find("row/3")->visible == Rect{120, 360, 260, 20});
  CHECK(nested.table.find("card/3")->visible.w == 0);
}

TEST_CASE("the wheel moves the innermost area until its end and then the one around it") {
  Nested nested;
  nested.wheel(-1, over_list);
  CHECK(nested.of_list() == 56);
  CHECK(nested.of_page() == 0);
  nested.wheel(-100, over_list);
  CHECK(nested.of_list() == 400);
  nested.wheel(-1, over_list);
  CHECK(nested.of_list() == 400);
  CHECK(nested.of_page() == 56);
  nested.wheel(1, over_list);
  CHECK(nested.of_list() == 344);
  CHECK(nested.of_page() == 56);
}

TEST_CASE("a wheel that turns down moves what scrolls down even over what lies across") {
  Nested nested;
  nested.wheel(-1, over_shelf);
  CHECK(nested.of_page() == 56);
  CHECK(nested.of_shelf() == 0);
}

TEST_CASE("a wheel that turns across moves what lies across") {
  Nested nested;
  nested.wheel(0, over_shelf, 2);
  CHECK(nested.of_shelf() == 112);
  nested.wheel(0, over_page, 2);
  CHECK(nested.of_shelf() == 112);
  nested.wheel(0, over_shelf, -9);
  CHECK(nested.of_shelf() == 0);
}

TEST_CASE("where nothing scrolls down the one wheel of a mouse moves what lies across") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.begin_scroll("shelf", page, Follow::nothing, Axis::across);
    frame.control("card", {0, 100, 100, 100});
    frame.end_scroll(2000);
  };
  table.draw(content);
  table.draw(content, {page.centre(), false, -1, {}});
  CHECK(table.rect_of("card").x == 100 - 56);
}

TEST_CASE("a finger moves the area below it that lies in its direction") {
  Nested nested;
  nested.drag(over_shelf, {over_shelf.x - 150, over_shelf.y - 20});
  CHECK(nested.of_shelf() == 150);
  CHECK(nested.of_page() == 0);
  nested.drag(over_shelf, {over_shelf.x - 5, over_shelf.y - 80});
  CHECK(nested.of_shelf() == 150);
  CHECK(nested.of_page() == 80);
  nested.drag({over_list.x, over_list.y - 80}, {over_list.x, over_list.y - 120});
  CHECK(nested.of_list() == 40);
  CHECK(nested.of_page() == 80);
}

TEST_CASE("a finger keeps the area it began with") {
  Nested nested;
  nested.drag(over_list, {over_list.x, over_list.y - 230});
  CHECK(nested.of_list() == 230);
  nested.drag(over_list, {over_list.x, over_list.y - 250});
  CHECK(nested.of_list() == 400);
  CHECK(nested.of_page() == 0);
}

TEST_CASE("keys move the area of the focus and the one around it when that is at its end") {
  Nested nested;
  nested.key(Key::page_down);
  CHECK(nested.of_page() == 360);
  nested.key(Key::home);
  CHECK(nested.of_page() == 0);
  nested.key(Key::tab);
  nested.key(Key::tab);
  REQUIRE(nested.table.focused() == "row/0");
  nested.key(Key::page_down);
  CHECK(nested.of_list() == 180);
  CHECK(nested.of_page() == 0);
  nested.key(Key::end);
  CHECK(nested.of_list() == 400);
  nested.key(Key::end);
  CHECK(nested.of_page() == 600);
}

TEST_CASE("what lies across begins at the right in scripts from the right") {
  Nested nested;
  nested.table.setup.right_to_left = true;
  nested.settle();
  CHECK(nested.table.rect_of("card/0") == Rect{1280 - 400 - 90, 180, 90, 200});
  CHECK(nested.table.rect_of("card/1").x == 1280 - 400 - 190);
  const Point mirrored{1280 - over_shelf.x, over_shelf.y};
  nested.drag(mirrored, {mirrored.x + 150, mirrored.y});
  CHECK(nested.of_shelf() == 150);
  nested.wheel(0, mirrored, -1);
  CHECK(nested.of_shelf() == 206);
  nested.key(Key::tab);
  for (int i = 0; i < 20; ++i) nested.key(Key::tab);
  CHECK(nested.table.focused() == "card/9");
  CHECK(nested.table.find("card/9")->visible == nested.table.rect_of("card/9"));
}

TEST_CASE("what is to be revealed is moved into sight through every area around it") {
  Nested nested;
  nested.wheel(-100, over_page);
  REQUIRE(nested.of_page() == 600);
  for (const char* id : {"row/9", "card/9", "row/0", "bottom", "card/0"}) {
    nested.table.stage.reveal(id);
    nested.settle();
    CHECK(nested.table.find(id)->visible == nested.table.rect_of(id));
  }
}

TEST_CASE("what is longer than its area is revealed from its start and then stands still") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.begin_scroll("page", page);
    frame.control("long", {100, 1000, 600, 900});
    frame.end_scroll(3000);
  };
  table.draw(content);
  table.stage.reveal("long");
  table.draw(content);
  table.draw(content);
  CHECK(table.rect_of("long").y == page.y + 10);
  CHECK_FALSE(table.stage.wants_frame());
}

TEST_CASE("an area across has its bar below it and an area in another has it inside the other") {
  FakeStage table;
  const auto shelf = [&](float extent) {
    const auto content = [=](Frame& frame) {
      frame.begin_scroll("shelf", page, Follow::nothing, Axis::across);
      frame.end_scroll(extent);
    };
    table.draw(content);
    return table.draw_and_count(content);
  };
  CHECK(shelf(600) == 0);
  CHECK(shelf(1200) > 0);
}

TEST_CASE("a muted screen keeps its scroll areas where they are") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.mute();
    frame.begin_scroll("below", page);
    frame.control("row", {100, 0, 600, 60});
    frame.end_scroll(1000);
    frame.cover();
  };
  table.draw(content);
  table.draw(content, {page.centre(), false, -3, {Key::page_down}});
  table.draw(content);
  CHECK(table.rect_of("row").y == 100);
}
