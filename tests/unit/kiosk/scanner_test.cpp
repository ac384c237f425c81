#include "scanner.h"
#include "support/catch.h"

namespace {

using app::Scanner;
using ui::Rect;
using ui::Widget;
using Ids = std::vector<std::string>;
using Wish = Scanner::Wish;

Widget control(const std::string& id, Rect rect, bool enabled = true) {
  Widget widget;
  widget.id = id;
  widget.rect = rect;
  widget.visible = rect;
  widget.enabled = enabled;
  return widget;
}

// What is named; a row is what stands in it.
Ids ids_of(const std::vector<Scanner::Node>& nodes) {
  Ids ids;
  for (const Scanner::Node& node : nodes) {
    std::string id = node.id;
    if (node.kind == Scanner::Node::Kind::down) id = "down";
    if (node.kind == Scanner::Node::Kind::up) id = "up";
    for (const Scanner::Node& inner : node.inside) id += (id.empty() ? "" : " ") + inner.id;
    ids.push_back(id);
  }
  return ids;
}

std::size_t longest_of(const std::vector<Scanner::Node>& round) {
  std::size_t longest = round.size();
  for (const Scanner::Node& node : round) longest = std::max(longest, longest_of(node.inside));
  return longest;
}

Widget in_area(int area, Widget widget) {
  widget.scrolls = true;
  widget.area = area;
  return widget;
}

std::vector<Widget> page() {
  return {control("frame/home", {0, 0, 60, 60}),       control("frame/back", {70, 0, 60, 60}, false),
          control("frame/text-size", {900, 0, 60, 60}), control("choice/a", {0, 100, 400, 60}),
          control("choice/b", {0, 200, 400, 60}),       control("frame/quick-exit", {0, 600, 100, 60}),
          control("frame/help", {110, 600, 100, 60}),   control("next", {900, 600, 100, 60})};
}

struct Table {
  Scanner scanner;
  std::vector<Widget> widgets = page();
  std::string name = "one";
  bool carries = false;
  std::int64_t now_ms = 10'000;

  Wish look(std::int64_t passed_ms, bool is_down = false) {
    now_ms += passed_ms;
    return scanner.look({widgets, name, carries, is_down, now_ms, 1000});
  }
  Wish press(std::int64_t passed_ms) {
    look(passed_ms, true);
    return look(100);
  }
  std::string lit() const { return scanner.lit() == nullptr ? "" : ids_of({*scanner.lit()}).front(); }
};

}  // namespace

TEST_CASE("first the page then going on then the ways out then the bar as a row and nothing that is not available") {
  CHECK(ids_of(app::scan_rounds(page())) == Ids{"choice/a", "choice/b", "next", "frame/quick-exit", "frame/help", "frame/home frame/text-size"});
}

TEST_CASE("what stands side by side lights up as a row where there is much") {
  std::vector<Widget> widgets;
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 4; ++column) {
      widgets.push_back(control("a/" + std::to_string(row) + std::to_string(column), {static_cast<float>(column) * 100, static_cast<float>(row) * 100, 90, 60}));
    }
  }
  CHECK(ids_of(app::scan_rounds(widgets)) == Ids{"a/00 a/01 a/02 a/03", "a/10 a/11 a/12 a/13", "a/20 a/21 a/22 a/23", "a/30 a/31 a/32 a/33"});
}

TEST_CASE("a long list lights up in few parts") {
  std::vector<Widget> widgets;
  for (int row = 0; row < 20; ++row) widgets.push_back(control("row/" + std::to_string(row), {0, static_cast<float>(row) * 70, 400, 60}));
  const auto rounds = app::scan_rounds(widgets);
  CHECK(rounds.size() <= Scanner::most_in_a_round);
  std::size_t all = 0;
  for (const auto& node : rounds) all += node.inside.size();
  CHECK(all == 20);
}

TEST_CASE("no round is longer than a few however much a page holds") {
  std::vector<Widget> widgets;
  for (int row = 0; row < 40; ++row) {
    for (int column = 0; column < 3; ++column) {
      widgets.push_back(control("figure/" + std::to_string(row) + "/" + std::to_string(column), {static_cast<float>(column) * 100, static_cast<float>(row) * 70, 90, 60}));
    }
  }
  CHECK(longest_of(app::scan_rounds(widgets)) <= Scanner::most_in_a_round);
  widgets.clear();
  for (int key = 0; key < 50; ++key) widgets.push_back(control("key/" + std::to_string(key), {static_cast<float>(key % 13) * 64, static_cast<float>(key / 13) * 64, 56, 56}));
  CHECK(longest_of(app::scan_rounds(widgets)) <= Scanner::most_in_a_round);
}

TEST_CASE("columns that scroll light up one after another and never mix") {
  const auto seen = [](float scrolled) {
    std::vector<Widget> widgets;
    for (int row = 0; row < 4; ++row) widgets.push_back(in_area(0, control("section/" + std::to_string(row), {0, static_cast<float>(row) * 70 + 100, 200, 60})));
    for (int row = 0; row < 5; ++row) widgets.push_back(in_area(1, control("option/" + std::to_string(row), {300, static_cast<float>(row) * 70 + 100 - scrolled, 200, 60})));
    widgets.push_back(control("print", {600, 500, 100, 60}));
    return widgets;
  };
  const Ids columns{"section/0 section/1 section/2 section/3", "option/0 option/1 option/2 option/3 option/4", "print"};
  CHECK(ids_of(app::scan_rounds(seen(0))) == columns);
  CHECK(ids_of(app::scan_rounds(seen(215))) == columns);
}

TEST_CASE("only the highest layer lights up") {
  auto widgets = page();
  widgets.push_back(control("menu/close", {300, 300, 100, 60}));
  widgets.back().layer = 1;
  CHECK(ids_of(app::scan_rounds(widgets)) == Ids{"menu/close"});
}

TEST_CASE("text that goes on below can be scrolled and at its end goes back up") {
  Widget text = in_area(0, control("paragraph", {0, 100, 400, 900}));
  text.kind = Widget::Kind::text;
  text.visible = {0, 100, 400, 300};
  CHECK(ids_of(app::scan_rounds({text})) == Ids{"down"});
  text.rect.y = -500;
  CHECK(ids_of(app::scan_rounds({text})) == Ids{"up"});
  text.rect = text.visible;
  CHECK(app::scan_rounds({text}).empty());
}

TEST_CASE("one thing after another lights up at its pace and then the first again") {
  Table table;
  table.look(0);
  CHECK(table.lit() == "choice/a");
  table.look(999);
  CHECK(table.lit() == "choice/a");
  table.look(1);
  CHECK(table.lit() == "choice/b");
  for (int i = 0; i < 5; ++i) table.look(1000);
  CHECK(table.lit() == "choice/a");
}

TEST_CASE("the switch chooses what was lit when it went down") {
  Table table;
  table.look(0);
  CHECK(table.look(990, true) == Wish::nothing);
  CHECK(table.look(500, true) == Wish::nothing);
  CHECK(table.lit() == "choice/a");
  CHECK(table.look(100) == Wish::choose);
}

TEST_CASE("R31 what has not been lit for 300 ms is not chosen") {
  Table table;
  table.look(0);
  table.look(1000);
  CHECK(table.lit() == "choice/b");
  CHECK(table.press(299) == Wish::nothing);
  table.look(1000);
  CHECK(table.press(300) == Wish::choose);
}

TEST_CASE("a row opens and is left after two rounds without a choice") {
  Table table;
  table.look(0);
  for (int i = 0; i < 5; ++i) table.look(1000);
  CHECK(table.lit() == "frame/home frame/text-size");
  CHECK(table.press(400) == Wish::nothing);
  CHECK(table.lit() == "frame/home");
  for (int i = 0; i < 3; ++i) table.look(1000);
  CHECK(table.lit() == "frame/text-size");
  table.look(1000);
  CHECK(table.lit() == "frame/home frame/text-size");
}

TEST_CASE("a row begins with what is in view") {
  Table table;
  table.widgets.clear();
  for (int row = 0; row < 5; ++row) table.widgets.push_back(in_area(0, control("a/" + std::to_string(row), {0, static_cast<float>(row) * 100, 90, 60})));
  for (int row = 0; row < 5; ++row) table.widgets.push_back(in_area(1, control("b/" + std::to_string(row), {200, static_cast<float>(row) * 100 - 200, 90, 60})));
  for (Widget& widget : table.widgets) widget.visible = widget.rect.common({0, 0, 800, 600});
  table.look(0);
  table.look(1000);
  CHECK(table.lit() == "b/0 b/1 b/2 b/3 b/4");
  table.press(400);
  CHECK(table.lit() == "b/2");
}

TEST_CASE("what comes to a page or changes there leaves the reader in the row that was entered") {
  Table table;
  for (int row = 2; row < 10; ++row) table.widgets.push_back(control("choice/" + std::to_string(row), {0, 100 + 100 * static_cast<float>(row), 400, 60}));
  table.look(0);
  table.press(400);
  table.look(1000);
  REQUIRE(table.lit() == "choice/b");
  table.widgets.push_back(control("choice/new", {0, 1300, 400, 60}));
  table.look(10);
  CHECK(table.lit() == "choice/b");
  table.look(1000);
  CHECK(table.lit() == "choice/a");
}

TEST_CASE("where a press brings other things to a column the round of that column begins anew") {
  Table table;
  const auto show = [&](const std::string& section) {
    table.widgets = page();
    for (int row = 0; row < 4; ++row) table.widgets.push_back(in_area(0, control("section/" + std::to_string(row), {0, static_cast<float>(row) * 70 + 100, 200, 60})));
    for (int row = 0; row < 4; ++row) table.widgets.push_back(in_area(1, control(section + "/" + std::to_string(row), {300, static_cast<float>(row) * 70 + 100, 200, 60})));
    table.widgets.push_back(in_area(1, control("on", {300, 500, 200, 60})));
  };
  show("first");
  table.look(0);
  while (table.lit() != "first/0 first/1 first/2 first/3 on") table.look(1000);
  table.press(400);
  while (table.lit() != "on") table.look(1000);
  CHECK(table.press(400) == Wish::choose);
  show("second");
  table.look(10);
  CHECK(table.lit() == "second/0");
}

TEST_CASE("whoever has read to the end of a text goes on to what can be done") {
  Table table;
  Widget text = in_area(0, control("paragraph", {0, 100, 400, 900}));
  text.kind = Widget::Kind::text;
  text.visible = {0, 100, 400, 300};
  table.widgets.push_back(text);
  table.look(0);
  REQUIRE(table.lit() == "down");
  CHECK(table.press(400) == Wish::page_down);
  table.widgets.back().rect.y = -500;
  table.look(10);
  CHECK(table.lit() == "choice/a");
}

TEST_CASE("who scrolls a text by hand is not taken back to what is lit") {
  Table table;
  Widget text = in_area(0, control("ending/text", {0, -400, 400, 900}));
  text.kind = Widget::Kind::text;
  text.visible = {0, 0, 400, 500};
  table.widgets = {text, in_area(0, control("chat/again", {0, 510, 200, 60})), control("next", {900, 600, 100, 60})};
  table.look(0);
  REQUIRE(ids_of(app::scan_rounds(table.widgets)) == Ids{"up", "chat/again", "next"});
  table.look(1000);
  REQUIRE(table.lit() == "chat/again");
  REQUIRE(table.scanner.has_moved());
  table.widgets[0].rect.y = 0;
  table.widgets[1].rect.y = 910;
  table.widgets[1].visible = {};
  REQUIRE(ids_of(app::scan_rounds(table.widgets)) == Ids{"down", "chat/again", "next"});
  table.look(100);
  CHECK(table.lit() == "chat/again");
  CHECK_FALSE(table.scanner.has_moved());
}

TEST_CASE("R6 a long press leaves once and chooses nothing") {
  Table table;
  table.look(0);
  table.look(500, true);
  CHECK(table.scanner.next_look_ms() == table.now_ms + Scanner::long_press_ms);
  CHECK(table.look(1999, true) == Wish::nothing);
  CHECK(table.look(1, true) == Wish::leave);
  CHECK(table.look(5000, true) == Wish::nothing);
  CHECK(table.look(10) == Wish::nothing);
}

TEST_CASE("a press that began on another page chooses nothing on this one") {
  Table table;
  table.look(0);
  table.look(500, true);
  table.name = "two";
  table.look(400, true);
  CHECK(table.look(100) == Wish::nothing);
}

TEST_CASE("a press that began when something else was lit chooses nothing") {
  Table table;
  table.look(0);
  table.look(500, true);
  std::erase_if(table.widgets, [](const Widget& widget) { return widget.id == "choice/a"; });
  table.look(400, true);
  CHECK(table.lit() == "choice/b");
  CHECK(table.look(100) == Wish::nothing);
}

TEST_CASE("a new page begins from the start and what comes to a page leaves the light where it is") {
  Table table;
  table.look(0);
  table.look(1000);
  table.widgets.insert(table.widgets.begin() + 3, control("new", {0, 300, 100, 60}));
  table.look(10);
  CHECK(table.lit() == "choice/b");
  table.name = "two";
  table.look(10);
  CHECK(table.lit() == "new");
}

TEST_CASE("what was picked up goes from place to place and is put back when nobody chooses") {
  Table table;
  table.look(0);
  table.carries = true;
  CHECK(table.look(100) == Wish::next_place);
  CHECK(table.look(1000) == Wish::next_place);
  CHECK(table.press(400) == Wish::choose);
  Wish wish = Wish::nothing;
  for (int i = 0; i < 30 && wish != Wish::give_up; ++i) wish = table.look(1000);
  CHECK(wish == Wish::give_up);
}
