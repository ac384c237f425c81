#include "support/catch.h"
#include "support/fake_stage.h"

namespace {

using support::FakeStage;
using ui::Frame;
using ui::Rect;

using Boxes = std::vector<Rect>;

// Letters are 10 wide and lines 28 high.
struct Page {
  FakeStage table;

  void draw() {
    table.draw([](Frame& frame) {
      ui::TextStyle style;
      style.size = 20;
      frame.text("lead", {100, 100, 0, 28}, "one **two** six", style);
      frame.tappable_text("more", {100, 200, 0, 28}, "a [[way:way]] out", style, {});
    });
  }
  Boxes marked(const std::string& id) { return table.find(id)->spoken; }
};

}  // namespace

TEST_CASE("a word that is spoken is marked where it stands") {
  Page page;
  page.table.stage.mark_spoken(ui::SpokenWords{"lead", 4, 7});
  page.draw();
  CHECK(page.marked("lead") == Boxes{{138, 98, 34, 32}});
  CHECK(page.marked("more").empty());
}

TEST_CASE("part of a word marks all of it and several words are marked each") {
  Page page;
  page.table.stage.mark_spoken(ui::SpokenWords{"lead", 5, 9});
  page.draw();
  CHECK(page.marked("lead") == Boxes{{138, 98, 34, 32}, {178, 98, 34, 32}});
}

TEST_CASE("words to tap can be spoken too") {
  Page page;
  page.table.stage.mark_spoken(ui::SpokenWords{"more", 2, 5});
  page.draw();
  const Boxes marked = page.marked("more");
  REQUIRE(marked.size() == 1);
  // The air at the sides of a chip is not spoken; the fake shaper sets it two letters wide.
  CHECK(marked[0].x >= 118);
  CHECK(marked[0].y == 198);
}

TEST_CASE("the mark stays from frame to frame and goes when told") {
  Page page;
  page.table.stage.mark_spoken(ui::SpokenWords{"lead", 0, 3});
  page.draw();
  page.draw();
  CHECK(page.marked("lead").size() == 1);
  page.table.stage.mark_spoken(std::nullopt);
  page.draw();
  CHECK(page.marked("lead").empty());
}

TEST_CASE("nothing is marked between words and behind the end") {
  Page page;
  for (const auto& [from, to] : std::vector<std::pair<std::size_t, std::size_t>>{{3, 4}, {100, 200}, {5, 5}}) {
    page.table.stage.mark_spoken(ui::SpokenWords{"lead", from, to});
    page.draw();
    CHECK(page.marked("lead").empty());
  }
}
