#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Input;
using ui::Key;
using ui::Rect;

const Rect first{100, 50, 200, 60};
const Rect second{100, 150, 200, 60};
const Rect third{100, 250, 200, 60};

// Three controls one below the other; what was pressed is written down.
struct Three {
  FakeStage table;
  std::string pressed;
  bool with_second = true;
  bool second_enabled = true;
  std::function<void(Frame&)> content = [this](Frame& frame) { draw(frame); };

  Three() { table.draw(content); }
  void draw(Frame& frame) {
    if (frame.control("frame/home", {10, 10, 60, 30}).pressed) pressed += "home ";
    if (frame.control("first", first).pressed) pressed += "first ";
    if (with_second && frame.control("second", second, second_enabled).pressed) pressed += "second ";
    if (frame.control("third", third).pressed) pressed += "third ";
  }
  void key(Key name) { table.press_key(name, content); }
};

}  // namespace

TEST_CASE("a control stands where it was put and mirrored in scripts from the right") {
  FakeStage table;
  const auto content = [](Frame& frame) { frame.control("a", first); };
  table.draw(content);
  CHECK(table.rect_of("a") == first);
  table.setup.right_to_left = true;
  table.draw(content);
  CHECK(table.rect_of("a") == Rect{980, 50, 200, 60});
}

TEST_CASE("a unit is never smaller than a pixel and large windows are drawn larger") {
  FakeStage table;
  ui::Size size;
  const auto content = [&](Frame& frame) { size = frame.size(); };
  table.setup.width_px = 1920;
  table.setup.height_px = 1080;
  table.draw(content);
  CHECK(size.w == 1280);
  CHECK(size.h == 720);
  struct Window {
    int width, height;
    float w, h;
  };
  for (const Window& window : {Window{640, 480, 640, 480}, Window{1024, 600, 1024, 600}, Window{720, 1280, 720, 1280},
                               Window{1080, 1920, 720, 1280}, Window{3840, 2160, 1280, 720}, Window{320, 240, 640, 480}}) {
    table.setup.width_px = window.width;
    table.setup.height_px = window.height;
    table.draw(content);
    CHECK(size.w == window.w);
    CHECK(size.h == window.h);
  }
}

TEST_CASE("a control is pressed when the finger lifts and once") {
  Three three;
  three.table.draw(three.content, {second.centre(), false, 0, {}});
  three.table.draw(three.content, {second.centre(), true, 0, {}});
  CHECK(three.pressed.empty());
  three.table.draw(three.content, {second.centre(), false, 0, {}});
  CHECK(three.pressed == "second ");
  three.table.draw(three.content, {second.centre(), false, 0, {}});
  CHECK(three.pressed == "second ");
}

TEST_CASE("a finger that lifts somewhere else presses nothing") {
  Three three;
  three.table.draw(three.content, {second.centre(), false, 0, {}});
  three.table.draw(three.content, {second.centre(), true, 0, {}});
  three.table.draw(three.content, {{700, 600}, true, 0, {}});
  three.table.draw(three.content, {{700, 600}, false, 0, {}});
  CHECK(three.pressed.empty());
}

TEST_CASE("a mirrored control is pressed where it is seen") {
  Three three;
  three.table.setup.right_to_left = true;
  three.table.tap(first.centre(), three.content);
  CHECK(three.pressed.empty());
  three.table.tap({1280 - first.centre().x, first.centre().y}, three.content);
  CHECK(three.pressed == "first ");
}

TEST_CASE("Tab moves the focus in the order of drawing and round to the start") {
  Three three;
  for (const char* expected : {"frame/home", "first", "second", "third", "frame/home"}) {
    three.key(Key::tab);
    CHECK(three.table.focused() == expected);
  }
  three.key(Key::back_tab);
  CHECK(three.table.focused() == "third");
  three.key(Key::up);
  CHECK(three.table.focused() == "second");
  three.key(Key::right);
  CHECK(three.table.focused() == "third");
}

TEST_CASE("left and right change places in scripts from the right") {
  Three three;
  three.table.setup.right_to_left = true;
  three.key(Key::tab);
  three.key(Key::left);
  CHECK(three.table.focused() == "first");
  three.key(Key::right);
  CHECK(three.table.focused() == "frame/home");
}

TEST_CASE("Enter presses the control with the focus and nothing without a ring") {
  Three three;
  three.key(Key::enter);
  CHECK(three.pressed.empty());
  three.key(Key::tab);
  three.key(Key::down);
  three.key(Key::enter);
  CHECK(three.pressed == "first ");
  // A touch takes the ring away, and the next arrow shows it where the touch was.
  three.table.tap(third.centre(), three.content);
  CHECK(three.table.focused().empty());
  three.key(Key::enter);
  CHECK(three.pressed == "first third ");
  three.key(Key::up);
  CHECK(three.table.focused() == "third");
}

TEST_CASE("the focus is never lost when its control goes away") {
  Three three;
  for (int i = 0; i < 3; ++i) three.key(Key::tab);
  CHECK(three.table.focused() == "second");
  three.with_second = false;
  three.table.draw(three.content);
  CHECK(three.table.stage.wants_frame());
  three.table.draw(three.content);
  CHECK(three.table.focused() == "first");
}

TEST_CASE("disabled controls are shown and take neither touch nor focus") {
  Three three;
  three.second_enabled = false;
  three.table.draw(three.content);
  REQUIRE(three.table.find("second") != nullptr);
  CHECK_FALSE(three.table.find("second")->enabled);
  three.table.tap(second.centre(), three.content);
  CHECK(three.pressed.empty());
  for (int i = 0; i < 3; ++i) three.key(Key::tab);
  CHECK(three.table.focused() == "third");
}

TEST_CASE("a muted screen is shown and takes no input while what covers it does") {
  FakeStage table;
  std::string pressed;
  const auto content = [&](Frame& frame) {
    frame.mute();
    if (frame.control("below", first).pressed) pressed += "below ";
    frame.cover();
    if (frame.control("above", second).pressed) pressed += "above ";
  };
  table.draw(content);
  table.tap(first.centre(), content);
  CHECK(pressed.empty());
  table.tap(second.centre(), content);
  CHECK(pressed == "above ");
  CHECK(table.find("below")->layer == 0);
  CHECK(table.find("above")->layer == 1);
  for (int i = 0; i < 3; ++i) {
    table.press_key(Key::tab, content);
    CHECK(table.focused() == "above");
  }
}

TEST_CASE("a key is taken by the first who asks and keys of the focus by nobody else") {
  FakeStage table;
  std::vector<bool> escape;
  bool tab = true;
  const auto content = [&](Frame& frame) {
    frame.control("a", first);
    escape = {frame.key_pressed(Key::escape), frame.key_pressed(Key::escape)};
    tab = frame.key_pressed(Key::tab);
  };
  table.draw(content);
  Input input;
  input.keys = {Key::tab, Key::escape};
  table.draw(content, input);
  CHECK(escape == std::vector<bool>{true, false});
  CHECK_FALSE(tab);
}

TEST_CASE("a ring on a way out does not stay there when the page changes") {
  FakeStage table;
  bool left = false;
  const auto page = [&](Frame& frame) {
    frame.control("first", {300, 100, 60, 60});
    if (frame.control("frame/quick-exit", {10, 600, 60, 60}).pressed) left = true;
  };
  table.setup.page = "one";
  table.draw(page);
  table.press_key(Key::tab, page);
  table.press_key(Key::tab, page);
  CHECK(table.focused() == "frame/quick-exit");
  table.setup.page = "two";
  table.draw(page);
  table.draw(page);
  CHECK(table.focused() == "first");
  table.press_key(Key::enter, page);
  CHECK_FALSE(left);
}
