#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Input;
using ui::Key;
using ui::Rect;

const Rect viewport{100, 100, 400, 300};
constexpr float content_height = 1000;

// Ten rows of 100 in a window of 300.
struct Rows {
  FakeStage table;
  std::string pressed;
  float height = content_height;
  ui::Follow follow = ui::Follow::nothing;
  std::function<void(Frame&)> content = [this](Frame& frame) {
    frame.begin_scroll("rows", viewport, follow);
    for (int row = 0; row < static_cast<int>(height) / 100; ++row) {
      const std::string id = "row/" + std::to_string(row);
      if (frame.control(id, {100, static_cast<float>(row) * 100, 400, 80}).pressed) pressed += id + " ";
    }
    frame.end_scroll(height);
  };

  Rows() { settle(); }
  void settle() {
    table.draw(content);
    table.draw(content);
  }
  void wheel(float lines, ui::Point at = viewport.centre()) {
    table.draw(content, {at, false, lines, {}});
    table.draw(content);
  }
  void key(Key name) {
    table.press_key(name, content);
    table.draw(content);
  }
  float offset() const { return viewport.y - table.rect_of("row/0").y; }
};

}  // namespace

TEST_CASE("scrolled content is counted from its own top and cut at the window") {
  const Rows rows;
  CHECK(rows.table.rect_of("row/0") == Rect{100, 100, 400, 80});
  const ui::Widget& cut = *rows.table.find("row/2");
  CHECK(cut.scrolls);
  CHECK(cut.visible == Rect{100, 300, 400, 80});
  CHECK(rows.table.find("row/3")->visible.h <= 0);
}

TEST_CASE("the wheel scrolls and stops at both ends") {
  Rows rows;
  rows.wheel(1);
  CHECK(rows.offset() == 0);
  rows.wheel(-1);
  CHECK(rows.offset() == 56);
  rows.wheel(-100);
  CHECK(rows.offset() == content_height - viewport.h);
  rows.wheel(100);
  CHECK(rows.offset() == 0);
  rows.wheel(-1, {700, 600});
  CHECK(rows.offset() == 0);
}

TEST_CASE("keys scroll by a page and to the ends") {
  Rows rows;
  rows.key(Key::page_down);
  CHECK(rows.offset() == 270);
  rows.key(Key::end);
  CHECK(rows.offset() == 700);
  rows.key(Key::page_up);
  CHECK(rows.offset() == 430);
  rows.key(Key::home);
  CHECK(rows.offset() == 0);
}

TEST_CASE("content that became shorter is not scrolled past its end") {
  Rows rows;
  rows.key(Key::end);
  rows.height = 500;
  rows.settle();
  CHECK(rows.offset() == 200);
  rows.height = 200;
  rows.settle();
  CHECK(rows.offset() == 0);
}

TEST_CASE("a drag scrolls and presses nothing") {
  Rows rows;
  const ui::Point from = viewport.centre();
  rows.table.draw(rows.content, {from, false, 0, {}});
  rows.table.draw(rows.content, {from, true, 0, {}});
  rows.table.draw(rows.content, {{from.x, from.y - 5}, true, 0, {}});
  CHECK(rows.offset() == 0);
  rows.table.draw(rows.content, {{from.x, from.y - 40}, true, 0, {}});
  CHECK(rows.offset() == 40);
  rows.table.draw(rows.content, {{from.x, from.y - 40}, false, 0, {}});
  rows.table.draw(rows.content);
  CHECK(rows.pressed.empty());
  CHECK(rows.offset() == 40);
  rows.table.tap({from.x, 220}, rows.content);
  CHECK(rows.pressed == "row/1 ");
}

TEST_CASE("a control that is scrolled away cannot be pressed through the edge of its window") {
  Rows rows;
  rows.table.tap({300, 440}, rows.content);
  CHECK(rows.pressed.empty());
}

TEST_CASE("a widget is scrolled to when it is to be revealed") {
  Rows rows;
  rows.table.stage.reveal("row/8");
  rows.table.draw(rows.content);
  CHECK(rows.table.stage.wants_frame());
  rows.settle();
  const ui::Widget& row = *rows.table.find("row/8");
  CHECK(row.visible == row.rect);
  CHECK(row.visible.h == 80);
}

TEST_CASE("the focus takes its window with it") {
  Rows rows;
  for (int i = 0; i < 8; ++i) rows.key(Key::tab);
  CHECK(rows.table.focused() == "row/7");
  rows.settle();
  CHECK(rows.table.find("row/7")->visible.h == 80);
}

TEST_CASE("another page starts at its top") {
  Rows rows;
  rows.key(Key::end);
  rows.table.setup.page = "another";
  rows.settle();
  CHECK(rows.offset() == 0);
}

TEST_CASE("a conversation follows its end as it grows") {
  Rows rows;
  rows.follow = ui::Follow::growth;
  rows.height = 1100;
  rows.settle();
  CHECK(rows.offset() == 800);
  rows.key(Key::home);
  rows.settle();
  CHECK(rows.offset() == 0);
}

TEST_CASE("a scroll area is mirrored with what is in it") {
  Rows rows;
  rows.table.setup.right_to_left = true;
  rows.settle();
  CHECK(rows.table.rect_of("row/0") == Rect{780, 100, 400, 80});
  CHECK(rows.table.find("row/0")->visible == Rect{780, 100, 400, 80});
}

namespace {

// The rows, and below the last what is said about them.
struct RowsWithNews : Rows {
  std::string said;

  RowsWithNews() {
    content = [this](Frame& frame) {
      frame.begin_scroll("rows", viewport, follow);
      for (int row = 0; row < 10; ++row) frame.control("row/" + std::to_string(row), {100, static_cast<float>(row) * 100, 400, 80});
      if (!said.empty()) frame.scroll_to_news("said", {100, content_height, 400, 100}, said);
      frame.end_scroll(said.empty() ? content_height : content_height + 100);
    };
    settle();
  }
};

}  // namespace

TEST_CASE("what is said is scrolled into sight when it appears, and when it says something else") {
  RowsWithNews rows;
  CHECK(rows.offset() == 0);
  rows.said = "This one.";
  rows.settle();
  CHECK(rows.offset() == content_height + 100 - viewport.h);
  rows.wheel(100);
  CHECK(rows.offset() == 0);
  rows.settle();
  CHECK(rows.offset() == 0);  // the reader has scrolled away, and stays there
  rows.said = "That one.";
  rows.settle();
  CHECK(rows.offset() == content_height + 100 - viewport.h);
}

TEST_CASE("what a page opens with is read from its top") {
  RowsWithNews rows;
  rows.said = "Before.";
  rows.table.setup.page = "another";
  rows.settle();
  CHECK(rows.offset() == 0);
  rows.said = "Now.";
  rows.settle();
  CHECK(rows.offset() == content_height + 100 - viewport.h);
}

TEST_CASE("what is a control and a place to lay something on is scrolled to once") {
  FakeStage table;
  const auto page = [](Frame& frame) {
    frame.begin_scroll("page", viewport);
    for (int row = 0; row < 10; ++row) {
      const std::string id = "slot/" + std::to_string(row);
      const Rect place{100, static_cast<float>(row) * 100, 400, 80};
      frame.control(id, place);
      frame.drop_target(id, place);
    }
    frame.end_scroll(content_height);
  };
  table.draw(page);
  table.stage.reveal("slot/5");
  for (int frames = 0; frames < 3; ++frames) table.draw(page);
  CHECK(table.find("slot/5")->visible == table.rect_of("slot/5"));
}

TEST_CASE("a page that goes on below its window has a sign there that turns the page and lets nothing under it be touched") {
  Rows rows;
  const ui::Point sign{viewport.right() - 10, viewport.bottom() - 22};
  CHECK(rows.table.rect_of("row/2").holds(sign));
  rows.table.tap(sign, rows.content);
  rows.table.draw(rows.content);
  CHECK(rows.offset() == 270);
  CHECK(rows.pressed.empty());
  rows.key(Key::end);
  rows.table.tap(sign, rows.content);
  CHECK(rows.offset() == 700);
  CHECK(rows.pressed == "row/9 ");
}

TEST_CASE("the sign that there is more stands at the end of its window and leaves the words in the middle alone") {
  for (const bool from_right : {false, true}) {
    Rows rows;
    rows.table.setup.right_to_left = from_right;
    rows.settle();
    const ui::Rect window = from_right ? Rect{780, 100, 400, 300} : viewport;
    rows.table.tap({window.centre().x, window.bottom() - 22}, rows.content);
    CHECK(rows.pressed == "row/2 ");
    rows.table.tap({from_right ? window.x + 10 : window.right() - 10, window.bottom() - 22}, rows.content);
    rows.table.draw(rows.content);
    CHECK(rows.offset() == 270);
  }
}

TEST_CASE("a page below whose window there is only air has no sign") {
  Rows rows;
  rows.height = 320;
  rows.settle();
  rows.table.tap({viewport.right() - 10, viewport.bottom() - 22}, rows.content);
  CHECK(rows.pressed == "row/2 ");
}
