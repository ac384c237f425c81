#include "blocks/timeline/timeline.h"

#include "blocks/timeline/draw.h"
#include "support/catch.h"
#include "support/drawn_block.h"
#include "support/lesson_builder.h"

namespace {

using Ids = std::vector<std::string>;
using Table = support::DrawnBlock<content::Timeline>;

content::Timeline block(const Ids& ids = {"win", "gift", "secret"}) {
  content::Timeline made;
  made.id = content::BlockId("how");
  made.sequence.instruction = support::text("how/instruction", "How did it happen?");
  for (const std::string& id : ids) {
    content::SequenceCard card;
    card.id = id;
    card.text = support::text(card.id, "Scene " + card.id);
    card.picture = content::Picture{"media/there.svg", support::text(card.id + "/alt", "A scene")};
    if (card.id != ids.front()) card.feedback = support::text(card.id + "/feedback", "Not yet.");
    card.reveals = support::text(card.id + "/reveals", "So it went with the " + card.id + ".");
    made.sequence.cards.push_back(card);
  }
  return made;
}

void lay(Table& table, const std::string& card, const std::string& slot) {
  table.tap("card/" + card);
  table.tap("slot/" + slot);
}

}  // namespace

TEST_CASE("every text and picture of a timeline is given to translators in reading order") {
  CHECK(support::keys_of(block()) == Ids{"how/instruction", "win", "win/alt", "win/reveals", "gift", "gift/alt",
                                         "gift/feedback", "gift/reveals", "secret", "secret/alt", "secret/feedback",
                                         "secret/reveals"});
}

TEST_CASE("a scene laid where it belongs tells what happened and one laid too early does not") {
  Table table(block());
  lay(table, "secret", "1");
  CHECK(table.words("feedback") == "Not yet.");
  lay(table, "secret", "3");
  CHECK(table.words("feedback") == "So it went with the secret.");
  CHECK(table.is_done());
}

TEST_CASE("a laid scene that is tapped tells again what happened") {
  Table table(block());
  lay(table, "win", "1");
  lay(table, "gift", "2");
  lay(table, "secret", "3");
  CHECK(table.has("in-order"));
  table.tap("card/win");
  CHECK(table.words("feedback") == "So it went with the win.");
}

TEST_CASE("the road is the same after the kiosk has been away") {
  Table table(block());
  lay(table, "win", "1");
  lay(table, "secret", "2");
  table.restart();
  table.draw();
  CHECK(table.state.laid == Ids{"win"});
  CHECK(table.words("feedback") == "Not yet.");
}

TEST_CASE("a scene is dragged along the road and laid there") {
  Table table(block());
  table.tap("card/gift");
  const ui::Point place = table.table.rect_of("slot/2").centre();
  table.press(ui::Key::escape);
  table.drag("card/gift", place);
  CHECK(table.state.laid == Ids{"gift"});
}

TEST_CASE("keys alone carry a scene along the road") {
  Table table(block());
  table.focus("card/gift");
  table.press(ui::Key::enter);
  table.press(ui::Key::right);
  table.press(ui::Key::enter);
  CHECK(table.state.laid == Ids{"gift"});
}

TEST_CASE("with large letters the road goes on in a second row and speaks below the row it is about") {
  Table table(block({"win", "gift", "secret", "doubt", "tell"}));
  table.table.setup.text_percent = 200;
  table.draw();
  table.focus("card/win");
  table.press(ui::Key::enter);
  CHECK(table.table.rect_of("slot/3").y > table.table.rect_of("slot/1").bottom());
  table.press(ui::Key::enter);
  const float row_end = table.table.rect_of("number/1").bottom();
  CHECK(table.table.rect_of("feedback").y > row_end);
  CHECK(table.table.rect_of("feedback").bottom() < table.table.rect_of("number/3").y);
}
