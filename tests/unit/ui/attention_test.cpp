#include "ui/attention.h"

#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

struct Hand {
  support::FakeStage table;
  int presses = 0;
  bool is_there = true;
  ui::Answers answers = ui::Answers::once_seen;
  ui::Point at{120, 120};

  void draw(std::int64_t now_ms, bool down, std::vector<ui::Key> keys = {}) {
    ui::Input input;
    input.pointer = at;
    input.pointer_down = down;
    input.keys = std::move(keys);
    input.now_ms = now_ms;
    table.draw(
        [&](ui::Frame& frame) {
          if (is_there && frame.control("reply", {100, 100, 200, 60}, true, answers).pressed) ++presses;
        },
        input);
  }
  void press(std::int64_t now_ms) {
    draw(now_ms, true);
    draw(now_ms + 20, false);
  }
};

}  // namespace

TEST_CASE("R31 a touch counts only on what has been in view for 300 ms") {
  Hand hand;
  hand.draw(1000, false);
  hand.press(1299);
  CHECK(hand.presses == 0);
  hand.press(1330);
  CHECK(hand.presses == 1);
}

TEST_CASE("R31 a touch that came down too early does not count when it is lifted later") {
  Hand hand;
  hand.draw(1000, false);
  hand.draw(1100, true);
  hand.draw(2000, false);
  CHECK(hand.presses == 0);
}

TEST_CASE("R31 the second half of a double click answers nothing") {
  Hand hand;
  hand.draw(1000, false);
  hand.press(2000);
  hand.press(2120);
  CHECK(hand.presses == 1);
  hand.press(2400);
  CHECK(hand.presses == 2);
}

TEST_CASE("R31 what went out of view is seen anew when it comes back") {
  Hand hand;
  hand.draw(1000, false);
  hand.is_there = false;
  hand.draw(2000, false);
  hand.is_there = true;
  hand.draw(3000, false);
  hand.press(3100);
  CHECK(hand.presses == 0);
}

// A slow machine: drawing took a second, and the second half of a double click was waiting meanwhile.
TEST_CASE("R31 what took long to draw is read from when it is on the screen") {
  Hand hand;
  hand.draw(1000, false);
  hand.table.stage.shown(2000);
  hand.press(2010);
  CHECK(hand.presses == 0);
  hand.press(2400);
  CHECK(hand.presses == 1);
  // What has been there before is not seen anew.
  hand.draw(4000, false);
  hand.table.stage.shown(5000);
  hand.press(5010);
  CHECK(hand.presses == 2);
}

TEST_CASE("R31 another page is read before it is answered") {
  Hand hand;
  hand.draw(1000, false);
  hand.table.setup.page = "next";
  hand.draw(5000, false);
  hand.press(5100);
  CHECK(hand.presses == 0);
  hand.press(5400);
  CHECK(hand.presses == 1);
}

TEST_CASE("R31 a hand that hammers on one place goes on by one page, and rests before it goes on by another") {
  Hand hand;
  hand.draw(1000, false);
  hand.press(2000);
  REQUIRE(hand.presses == 1);
  hand.table.setup.page = "next";
  hand.draw(2050, false);
  hand.press(2370);  // a child's double click
  CHECK(hand.presses == 1);
  for (std::int64_t now_ms = 2430; now_ms < 4000; now_ms += 60) hand.press(now_ms);
  CHECK(hand.presses == 1);
  hand.press(4700);
  CHECK(hand.presses == 2);
}

TEST_CASE("R31 what stands elsewhere on the next page may be pressed after 300 ms") {
  Hand hand;
  hand.draw(1000, false);
  hand.press(2000);
  hand.table.setup.page = "next";
  hand.at = {240, 130};
  hand.draw(2050, false);
  hand.press(2370);
  CHECK(hand.presses == 2);
}

TEST_CASE("R31 a key counts no earlier than a touch") {
  Hand hand;
  hand.draw(900, false);
  hand.draw(901, false, {ui::Key::tab});
  hand.draw(1100, false, {ui::Key::enter});
  CHECK(hand.presses == 0);
  hand.draw(1400, false, {ui::Key::enter});
  CHECK(hand.presses == 1);
  hand.draw(1500, false, {ui::Key::enter});
  CHECK(hand.presses == 1);
}

TEST_CASE("R6 a way out counts at once and as often as it is pressed") {
  Hand hand;
  hand.answers = ui::Answers::at_once;
  hand.draw(1000, false);
  hand.press(1010);
  hand.press(1040);
  CHECK(hand.presses == 2);
}

TEST_CASE("the focus does not come to consent unless the reader moves it") {
  support::FakeStage table;
  const auto page = [](ui::Frame& frame) {
    frame.control("frame/home", {0, 0, 60, 60});
    frame.control("yes", {100, 100, 60, 60}, true, ui::Answers::when_chosen);
  };
  table.draw([](ui::Frame& frame) { frame.control("lesson", {0, 100, 60, 60}); });
  table.press_key(ui::Key::tab, [](ui::Frame& frame) { frame.control("lesson", {0, 100, 60, 60}); });
  CHECK(table.focused() == "lesson");
  table.draw(page);
  table.draw(page);
  CHECK(table.focused() == "frame/home");
  table.press_key(ui::Key::tab, page);
  CHECK(table.focused() == "yes");
}

namespace {

// Two pages, both with something to choose and a way on.
struct Pages {
  support::FakeStage table;
  int chosen = 0;
  int gone_on = 0;

  void draw(std::vector<ui::Key> keys = {}) {
    ui::Input input;
    input.keys = std::move(keys);
    table.draw(
        [&](ui::Frame& frame) {
          frame.control("frame/home", {0, 0, 60, 60});
          if (frame.control("choice", {100, 100, 200, 60}).pressed) ++chosen;
          if (frame.control("next", {100, 300, 200, 60}).pressed) ++gone_on;
        },
        input);
  }
  void to_next() {
    table.setup.page = "first";
    draw();
    while (table.focused() != "next") draw({ui::Key::tab});
    draw({ui::Key::enter});
    table.setup.page = "second";
    draw();
    draw();
  }
};

}  // namespace

TEST_CASE("R31 Enter once more after going on neither answers the next page nor leaves it") {
  Pages pages;
  pages.to_next();
  REQUIRE(pages.gone_on == 1);
  CHECK(pages.table.focused().empty());
  pages.draw({ui::Key::enter});
  pages.draw({ui::Key::enter});
  CHECK(pages.chosen == 0);
  CHECK(pages.gone_on == 1);
}

TEST_CASE("after going on by key the first Tab leads to the beginning of the new page") {
  Pages pages;
  pages.to_next();
  pages.draw({ui::Key::tab});
  pages.draw();
  CHECK(pages.table.focused() == "choice");
}
