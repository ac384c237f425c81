#include <utility>

#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Input;
using ui::Key;
using ui::Point;
using ui::Rect;

const Rect card{100, 100, 80, 60};
const Rect left_box{300, 100, 120, 120};
const Rect right_box{500, 100, 120, 120};

// A card that can be laid into either of two boxes, and a button beside them. What happened is written down.
struct Desk {
  FakeStage table;
  std::string happened;
  ui::DragLook look;
  ui::DragState card_state;
  ui::DropState left_state;
  bool scrolls = false;
  bool has_card = true;
  float height = 300;
  std::int64_t now_ms = 1000;
  std::function<void(Frame&)> content = [this](Frame& frame) { draw(frame); };

  Desk() { table.draw(content); }
  void draw(Frame& frame) {
    if (scrolls) frame.begin_scroll("desk", {0, 0, 800, 300});
    if (frame.control("button", {100, 200, 80, 60}).pressed) note("pressed button");
    if (has_card) card_state = frame.draggable("card", card, "7 of hearts", look);
    if (card_state.control.pressed) note("tapped");
    if (card_state.picked_up) note("picked up");
    if (card_state.dropped) note("dropped");
    if (card_state.given_up) note("given up");
    left_state = frame.drop_target("left", left_box);
    if (left_state.payload) note("left got " + *left_state.payload);
    const ui::DropState right = frame.drop_target("right", right_box);
    if (right.over) note("over right");
    if (right.payload) note("right got " + *right.payload);
    if (scrolls) frame.end_scroll(height);
  }
  void note(const std::string& what) { happened += what + "; "; }
  void point(Point at, bool down) {
    Input input{at, down, 0, {}};
    input.now_ms = now_ms;
    table.draw(content, input);
  }
  void press(Point at) {
    now_ms = std::max(now_ms, table.now_ms + ui::Attention::needed_ms);
    point(at, false);
    point(at, true);
  }
  void key(Key name) {
    table.press_key(name, content);
    table.draw(content);
  }
  void focus_card() {
    key(Key::tab);
    key(Key::tab);
    REQUIRE(table.focused() == "card");
  }
  std::string take() { return std::exchange(happened, ""); }
};

}  // namespace

TEST_CASE("a card that is dragged onto a target gives it what it carries") {
  Desk desk;
  desk.press(card.centre());
  desk.point({card.centre().x + 5, card.centre().y}, true);
  CHECK(desk.take().empty());
  desk.point(left_box.centre(), true);
  CHECK(desk.take() == "picked up; ");
  CHECK(desk.card_state.carried);
  CHECK(desk.left_state.open);
  CHECK(desk.left_state.over);
  CHECK(desk.card_state.rect == Rect{left_box.centre().x - 40, left_box.centre().y - 30, 80, 60});
  desk.point(left_box.centre(), false);
  CHECK(desk.take() == "dropped; left got 7 of hearts; ");
  CHECK_FALSE(desk.card_state.carried);
  desk.point(left_box.centre(), false);
  CHECK(desk.take().empty());
}

TEST_CASE("a card that is let go beside every target goes back") {
  Desk desk;
  desk.press(card.centre());
  desk.point({450, 400}, true);
  desk.point({450, 400}, false);
  CHECK(desk.take() == "picked up; given up; ");
  CHECK(desk.card_state.rect == card);
}

TEST_CASE("a drag presses nothing wherever it ends") {
  Desk desk;
  desk.look.tap_picks_up = false;
  desk.press(card.centre());
  desk.point({card.centre().x + 20, card.centre().y}, true);
  desk.point(card.centre(), false);
  CHECK(desk.take() == "picked up; given up; ");
  desk.press(card.centre());
  desk.point({140, 230}, true);
  desk.point({140, 230}, false);
  CHECK(desk.take() == "picked up; given up; ");
}

TEST_CASE("a tap picks up and the next tap lays down on its target") {
  Desk desk;
  desk.table.tap(card.centre(), desk.content);
  CHECK(desk.take() == "picked up; ");
  CHECK(desk.card_state.carried);
  desk.point(left_box.centre(), false);
  desk.point(left_box.centre(), true);
  desk.point(left_box.centre(), false);
  CHECK(desk.take() == "dropped; left got 7 of hearts; ");
}

TEST_CASE("a tap beside every target puts back and presses nothing else") {
  Desk desk;
  desk.table.tap(card.centre(), desk.content);
  desk.take();
  desk.table.tap({140, 230}, desk.content);
  CHECK(desk.take() == "given up; ");
  desk.table.tap({140, 230}, desk.content);
  CHECK(desk.take() == "pressed button; ");
}

TEST_CASE("a card that means something else by a tap tells of it") {
  Desk desk;
  desk.look.tap_picks_up = false;
  desk.table.tap(card.centre(), desk.content);
  CHECK(desk.take() == "tapped; ");
  Desk by_key;
  by_key.look.tap_picks_up = false;
  by_key.focus_card();
  by_key.key(Key::enter);
  CHECK(by_key.take() == "tapped; ");
}

TEST_CASE("with keys Enter picks up and lays down and arrows go from target to target") {
  Desk desk;
  desk.focus_card();
  desk.key(Key::enter);
  CHECK(desk.take() == "picked up; ");
  CHECK(desk.left_state.over);
  desk.key(Key::right);
  CHECK(desk.take() == "over right; over right; ");
  CHECK(desk.card_state.rect.centre().x == right_box.centre().x);
  desk.key(Key::tab);
  CHECK(desk.left_state.over);
  desk.key(Key::back_tab);
  desk.take();
  desk.key(Key::enter);
  CHECK(desk.take() == "dropped; right got 7 of hearts; ");
  CHECK(desk.table.focused() == "card");
  desk.key(Key::up);
  CHECK(desk.table.focused() == "button");
}

TEST_CASE("Escape puts back what keys or a finger carry and reaches nobody else") {
  Desk desk;
  bool escaped = false;
  const auto content = [&](Frame& frame) {
    desk.draw(frame);
    escaped = escaped || frame.key_pressed(Key::escape);
  };
  desk.focus_card();
  desk.key(Key::enter);
  desk.take();
  desk.table.press_key(Key::escape, content);
  CHECK(desk.take() == "given up; ");
  desk.press(card.centre());
  desk.point({200, 400}, true);
  desk.take();
  desk.table.draw(content, {{200, 400}, true, 0, {Key::escape}});
  CHECK(desk.take() == "given up; ");
  desk.point({140, 230}, true);
  desk.point({140, 230}, false);
  CHECK(desk.take().empty());
  CHECK_FALSE(escaped);
  desk.table.press_key(Key::escape, content);
  CHECK(escaped);
}

TEST_CASE("left and right change places for what is carried in scripts from the right") {
  Desk desk;
  desk.table.setup.right_to_left = true;
  desk.table.draw(desk.content);
  desk.focus_card();
  desk.key(Key::enter);
  desk.take();
  desk.key(Key::left);
  CHECK(desk.take() == "over right; over right; ");
}

TEST_CASE("what is carried on a mirrored screen follows the finger") {
  Desk desk;
  desk.table.setup.right_to_left = true;
  desk.table.draw(desk.content);
  const auto mirrored = [](Point p) { return Point{1280 - p.x, p.y}; };
  desk.press(mirrored(card.centre()));
  desk.point(mirrored(left_box.centre()), true);
  CHECK(desk.card_state.rect.centre().x == left_box.centre().x);
  desk.point(mirrored(left_box.centre()), false);
  CHECK(desk.take() == "picked up; dropped; left got 7 of hearts; ");
}

TEST_CASE("a finger along the way something scrolls does not drag and across it does") {
  Desk desk;
  desk.scrolls = true;
  desk.height = 900;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  desk.point({card.centre().x, card.centre().y - 40}, true);
  desk.point({card.centre().x, card.centre().y - 40}, false);
  CHECK(desk.take().empty());
  CHECK(desk.table.rect_of("card").y == card.y - 40);
  desk.table.draw(desk.content, {{400, 100}, false, 9, {}});
  desk.press(card.centre());
  desk.point({card.centre().x + 40, card.centre().y - 5}, true);
  CHECK(desk.take() == "picked up; ");
  desk.point({card.centre().x + 40, card.centre().y - 90}, true);
  CHECK(desk.table.rect_of("card").y == card.y);
}

TEST_CASE("a finger in a list that fits drags in any direction") {
  Desk desk;
  desk.scrolls = true;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  desk.point({card.centre().x, card.centre().y + 40}, true);
  CHECK(desk.take() == "picked up; ");
}

TEST_CASE("a source that drags at once leaves nothing to scrolling") {
  Desk desk;
  desk.scrolls = true;
  desk.height = 900;
  desk.look.start = ui::DragStart::at_once;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  desk.point({card.centre().x, card.centre().y + 40}, true);
  CHECK(desk.take() == "picked up; ");
}

TEST_CASE("a source that wants to be held is dragged after a while and asks to be woken then") {
  Desk desk;
  desk.scrolls = true;
  desk.height = 900;
  desk.look.start = ui::DragStart::hold;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  CHECK(desk.table.stage.next_wake_ms() == 1400);
  desk.now_ms = 1399;
  desk.point(card.centre(), true);
  CHECK(desk.take().empty());
  desk.now_ms = 1400;
  desk.point(card.centre(), true);
  CHECK(desk.take() == "picked up; ");
  CHECK_FALSE(desk.table.stage.next_wake_ms().has_value());
  desk.point(left_box.centre(), true);
  desk.point(left_box.centre(), false);
  CHECK(desk.take() == "dropped; left got 7 of hearts; ");
}

TEST_CASE("a finger that moves before it was held long enough scrolls") {
  Desk desk;
  desk.scrolls = true;
  desk.height = 900;
  desk.look.start = ui::DragStart::hold;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  desk.point({card.centre().x, card.centre().y - 40}, true);
  desk.now_ms = 2000;
  desk.point({card.centre().x, card.centre().y - 40}, true);
  CHECK(desk.take().empty());
  CHECK(desk.table.rect_of("card").y == card.y - 40);
  CHECK_FALSE(desk.table.stage.next_wake_ms().has_value());
}

TEST_CASE("what is carried to the edge of an area scrolls it and stops with it") {
  Desk desk;
  desk.scrolls = true;
  desk.height = 330;
  desk.look.start = ui::DragStart::at_once;
  desk.table.draw(desk.content);
  desk.press(card.centre());
  desk.point({400, 299}, true);
  CHECK(desk.table.stage.next_wake_ms() == 1016);
  desk.now_ms = 1016;
  desk.point({400, 299}, true);
  const float moved = card.y - desk.table.rect_of("card").y;
  CHECK(moved > 10);
  CHECK(moved < 14);
  for (int frames = 0; frames < 4; ++frames) {
    desk.now_ms += 16;
    desk.point({400, 299}, true);
  }
  CHECK(desk.table.rect_of("card").y == card.y - 30);
  CHECK_FALSE(desk.table.stage.next_wake_ms().has_value());
  desk.point({400, 150}, true);
  CHECK_FALSE(desk.table.stage.next_wake_ms().has_value());
}

TEST_CASE("a target chosen by key is scrolled into sight") {
  FakeStage table;
  const auto content = [](Frame& frame) {
    frame.begin_scroll("desk", {0, 0, 800, 300});
    frame.draggable("card", card, "7 of hearts");
    frame.drop_target("near", {300, 100, 100, 100});
    frame.drop_target("far", {300, 1000, 100, 100});
    frame.end_scroll(2000);
  };
  table.draw(content);
  for (const Key key : {Key::tab, Key::enter, Key::down}) {
    table.press_key(key, content);
    table.draw(content);
  }
  CHECK(table.rect_of("card").y == card.y - (1000 + 100 + 38 - 300));
}

TEST_CASE("what keys carry lies over its target and all of it is in sight") {
  FakeStage table;
  const Rect window{0, 0, 800, 300};
  const auto content = [&](Frame& frame) {
    frame.begin_scroll("desk", window);
    frame.draggable("card", {100, 20, 300, 200}, "7 of hearts");
    for (const float y : {400.0F, 600.0F, 1000.0F}) frame.drop_target("at " + std::to_string(static_cast<int>(y)), {40, y, 100, 60});
    for (const float y : {400.0F, 600.0F, 1000.0F}) frame.control("at " + std::to_string(static_cast<int>(y)), {40, y, 100, 60});
    frame.end_scroll(1060);
  };
  const auto settle = [&] {
    for (int frames = 0; frames < 6 && table.stage.wants_frame(); ++frames) table.draw(content);
  };
  table.draw(content);
  for (const Key key : {Key::tab, Key::enter, Key::down, Key::down, Key::down, Key::up}) {
    table.press_key(key, content);
    settle();
    if (key == Key::tab) continue;
    REQUIRE(table.stage.carried().has_value());
    const Rect held = table.stage.carried()->rect;
    INFO(table.stage.carried()->target << " at " << held.y);
    CHECK(held.common(window) == held);
    CHECK_FALSE(held.common(table.rect_of(table.stage.carried()->target)).empty());
  }
}

TEST_CASE("a card that goes away while it is carried is carried no longer") {
  Desk desk;
  desk.focus_card();
  desk.key(Key::enter);
  desk.has_card = false;
  desk.card_state = {};
  desk.table.draw(desk.content);
  desk.take();
  desk.table.draw(desk.content);
  CHECK_FALSE(desk.left_state.open);
  desk.key(Key::enter);
  CHECK(desk.take().find("left got") == std::string::npos);
}

TEST_CASE("another page puts back whatever is carried") {
  Desk desk;
  desk.focus_card();
  desk.key(Key::enter);
  desk.table.setup.page = "another";
  desk.table.draw(desk.content);
  CHECK_FALSE(desk.left_state.open);
  CHECK_FALSE(desk.card_state.carried);
}

TEST_CASE("what is carried can be drawn above everything else") {
  FakeStage table;
  std::optional<ui::Carried> load;
  const auto content = [&](Frame& frame) {
    frame.draggable("card", card, "7 of hearts");
    frame.drop_target("left", left_box);
    load = frame.carried();
  };
  table.draw(content);
  CHECK_FALSE(load.has_value());
  table.draw(content, {card.centre(), true, 0, {}});
  table.draw(content, {left_box.centre(), true, 0, {}});
  REQUIRE(load.has_value());
  CHECK(load->source == "card");
  CHECK(load->payload == "7 of hearts");
  CHECK(load->target == "left");
  CHECK(load->by_pointer);
  CHECK(load->rect.centre().x == left_box.centre().x);
}
