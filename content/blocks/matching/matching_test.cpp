#include "blocks/matching/matching.h"

#include "blocks/matching/draw.h"
#include "support/catch.h"
#include "support/drawn_block.h"
#include "support/lesson_builder.h"

namespace {

using Ids = std::vector<std::string>;
using MatchingPlay = session::Play<content::Matching>;
using Table = support::DrawnBlock<content::Matching>;

content::Matching block() {
  content::Matching made;
  made.id = content::BlockId("who");
  made.instruction = support::text("who/instruction", "Find the pairs.");
  for (const char* id : {"school", "night", "home"}) {
    content::MatchingPair pair;
    pair.id = id;
    pair.left = support::text(pair.id + "/left", "At " + pair.id);
    pair.right = support::text(pair.id + "/right", "Help at " + pair.id);
    pair.feedback = support::text(pair.id + "/feedback", "Not there: " + pair.id);
    made.pairs.push_back(pair);
  }
  made.pairs[1].reveals = support::text("night/reveals", "At any hour.");
  return made;
}

}  // namespace

TEST_CASE("a found pair stays and a wrong one may be tried again") {
  const auto state = MatchingPlay::replay({"night@night", "night@home", "school@home"}, block());
  CHECK(state.laid == Ids{"night"});
  REQUIRE(state.astray);
  CHECK(state.astray->card == "school");
  CHECK(MatchingPlay::steps(state) == session::Steps{"night@night", "school@home"});
  CHECK(MatchingPlay::progress(MatchingPlay::replay({"school@home"}, block()), block()).is_done());
  CHECK_FALSE(MatchingPlay::progress({}, block()).is_done());
}

TEST_CASE("every text of pairs is given to translators in reading order") {
  CHECK(support::keys_of(block()) == Ids{"who/instruction", "school/left", "school/right", "school/feedback",
                                         "night/left", "night/right", "night/feedback", "night/reveals", "home/left",
                                         "home/right", "home/feedback"});
}

TEST_CASE("a pair is found by tapping one side and then the other from either side") {
  Table table(block());
  table.tap("right/night");
  table.tap("left/night");
  CHECK(table.words("feedback") == "At any hour.");
  table.tap("left/home");
  table.tap("right/home");
  CHECK(table.state.laid == Ids{"night", "home"});
}

TEST_CASE("a wrong pair hears the word to its left side whichever was tapped first") {
  Table table(block());
  table.tap("right/night");
  table.tap("left/school");
  CHECK(table.words("feedback") == "Not there: school");
  table.tap("left/home");
  table.tap("right/school");
  CHECK(table.words("feedback") == "Not there: home");
}

TEST_CASE("a card laid on one of its own side goes back") {
  Table table(block());
  table.tap("right/night");
  table.tap("right/home");
  CHECK_FALSE(table.is_done());
}

TEST_CASE("a card picked up and put down again by key goes back") {
  Table table(block());
  table.focus("left/home");
  table.press(ui::Key::enter);
  table.press(ui::Key::enter);
  CHECK_FALSE(table.is_done());
}

TEST_CASE("a pair is found by dragging") {
  Table table(block());
  table.drag("right/home", table.table.rect_of("left/home").centre());
  CHECK(table.state.laid == Ids{"home"});
}

TEST_CASE("keys alone find a pair and the focus stays with the card") {
  Table table(block());
  table.focus("right/night");
  table.press(ui::Key::enter);
  table.press(ui::Key::down);
  table.press(ui::Key::down);
  table.press(ui::Key::enter);
  CHECK(table.state.laid == Ids{"night"});
  CHECK(table.table.focused() == "right/night");
}

TEST_CASE("when every pair is found the screen says so") {
  Table table(block());
  for (const char* id : {"school", "night", "home"}) {
    CHECK_FALSE(table.has("all-found"));
    table.tap(std::string("right/") + id);
    table.tap(std::string("left/") + id);
  }
  CHECK(table.has("all-found"));
}
