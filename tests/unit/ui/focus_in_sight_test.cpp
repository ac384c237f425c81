// The ring of the keyboard's focus is in sight, or waits for the next key: what moves by itself leaves it nowhere out of view
// and pushes nothing away that was just said.
#include "support/catch.h"
#include "support/fake_stage.h"
#include "ui/widgets.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Key;
using ui::Rect;

// A talk in a window. After "ask" was pressed something is said below all that was said before, and it can be answered in two ways.
struct Talk {
  FakeStage table;
  float window = 300;
  float answer = 100;
  bool answered = false;
  std::string pressed;
  std::function<void(Frame&)> content = [this](Frame& frame) { draw(frame); };

  void draw(Frame& frame) {
    frame.begin_scroll("talk", {100, 100, 400, window}, ui::Follow::end);
    frame.text("first", {120, 0, 360, 400}, "first", {});
    float y = 420;
    if (answered) frame.text("answer", {120, y, 360, answer}, "an answer", {});
    if (answered) y += answer + 20;
    if (answered) {
      button("yes", y, frame);
      button("no", y + 80, frame);
      y += 80;
    } else {
      button("ask", y, frame);
    }
    frame.end_scroll(y + 80, answered ? std::optional(420.0F) : std::nullopt);
  }
  void button(const std::string& id, float y, Frame& frame) {
    const Rect rect{120, y, 360, 60};
    const ui::ControlState state = frame.control(id, rect);
    if (state.focused) ui::focus_ring(frame, rect, 12);
    if (state.pressed) pressed += id + " ";
  }
  void settle() {
    for (int frames = 0; frames < 6; ++frames) table.draw(content);
  }
  void key(Key name) {
    table.press_key(name, content);
    settle();
  }
  void ask() {
    settle();
    key(Key::tab);
    REQUIRE(table.focused() == "ask");
    answered = true;
    settle();
  }
  bool is_whole(const std::string& id) const { return table.find(id)->visible == table.rect_of(id); }
};

}  // namespace

TEST_CASE("a focus that moves by itself is in sight together with the new words it answers") {
  Talk talk;
  talk.ask();
  CHECK(talk.table.focused() == "yes");
  CHECK(talk.is_whole("yes"));
  CHECK(talk.is_whole("answer"));
}

TEST_CASE("where there is no room for both the words stay and the next key shows the focus") {
  for (const Key next : {Key::tab, Key::enter}) {
    Talk talk;
    talk.answer = 260;
    talk.ask();
    CHECK(talk.table.focused().empty());
    CHECK(talk.table.find("answer")->visible.y == 100);
    CHECK(talk.is_whole("answer"));
    talk.key(next);
    CHECK(talk.table.focused() == "yes");
    CHECK(talk.is_whole("yes"));
    CHECK(talk.pressed.empty());
    talk.key(Key::enter);
    CHECK(talk.pressed == "yes ");
  }
}

TEST_CASE("a focus that is scrolled away by what is added comes back into sight") {
  Talk talk;
  talk.window = 340;
  talk.ask();
  talk.key(Key::down);
  CHECK(talk.table.focused() == "no");
  talk.answer = 220;
  talk.settle();
  CHECK(talk.table.focused() == "no");
  CHECK(talk.is_whole("no"));
}

TEST_CASE("whoever scrolls the focus away reads on and keeps it") {
  Talk talk;
  talk.ask();
  talk.key(Key::home);
  CHECK(talk.table.find("first")->visible.y == 100);
  CHECK(talk.table.focused() == "yes");
  talk.settle();
  CHECK(talk.table.find("first")->visible.y == 100);
}

TEST_CASE("a control that is larger than its window keeps the ring that a key brought there") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.begin_scroll("page", {100, 100, 400, 200});
    for (const float y : {20.0F, 440.0F}) {
      const Rect rect{120, y, 360, 400};
      const std::string id = y < 100 ? "first" : "second";
      if (frame.control(id, rect).focused) ui::focus_ring(frame, rect, 12);
    }
    frame.end_scroll(860);
  };
  table.draw(content);
  for (const char* expected : {"first", "second"}) {
    table.press_key(Key::tab, content);
    for (int frames = 0; frames < 6; ++frames) table.draw(content);
    CHECK(table.focused() == expected);
  }
}

namespace {

// A paragraph and, so far below it, a button with a label; both are read aloud.
struct ReadPage {
  FakeStage table;
  float apart = 120;
  float button = 60;
  std::function<void(Frame&)> content = [this](Frame& frame) {
    frame.begin_scroll("page", {100, 100, 400, 300});
    frame.text("words", {120, 100, 360, 40}, "words", {});
    const Rect rect{120, 100 + 40 + apart, 360, button};
    if (frame.control("go", rect).focused) ui::focus_ring(frame, rect, 12);
    frame.text("go/label", {140, rect.bottom() - 40, 320, 30}, "go", {});
    const Rect last{120, rect.bottom() + 400, 360, 60};
    if (frame.control("last", last).focused) ui::focus_ring(frame, last, 12);
    frame.end_scroll(last.bottom() + 20);
  };

  void settle() {
    for (int frames = 0; frames < 6; ++frames) table.draw(content);
  }
  void key(Key name) {
    table.press_key(name, content);
    settle();
  }
  void read(const std::string& id) {
    table.stage.reveal_text(id);
    settle();
  }
  bool is_whole(const std::string& id) const { return table.find(id)->visible == table.rect_of(id); }
};

}  // namespace

TEST_CASE("words that are read aloud come into sight together with the ring where both have room") {
  ReadPage page;
  page.settle();
  page.key(Key::tab);
  page.key(Key::page_down);
  REQUIRE_FALSE(page.is_whole("words"));
  page.read("words");
  CHECK(page.is_whole("words"));
  CHECK(page.is_whole("go"));
}

TEST_CASE("where there is no room for both the ring stays in sight while words are read aloud") {
  ReadPage page;
  page.settle();
  page.key(Key::tab);
  page.key(Key::tab);
  REQUIRE(page.table.focused() == "last");
  page.read("words");
  CHECK(page.is_whole("last"));
  CHECK(page.table.focused() == "last");
}

TEST_CASE("whoever scrolls the ring away sees the words that are read aloud and the next key brings it back") {
  ReadPage page;
  page.apart = 400;
  page.settle();
  page.key(Key::tab);
  page.key(Key::end);
  REQUIRE_FALSE(page.is_whole("go"));
  page.read("words");
  CHECK(page.is_whole("words"));
  page.table.stage.reveal_text("words");
  page.key(Key::tab);
  CHECK(page.table.focused() == "last");
  CHECK(page.is_whole("last"));
}

TEST_CASE("a ring around more than the window shows stays as a key brought it while its label is read aloud") {
  ReadPage page;
  page.button = 500;
  page.settle();
  page.key(Key::tab);
  const float before = page.table.rect_of("go").y;
  page.read("go/label");
  CHECK(page.table.rect_of("go").y == before);
}
