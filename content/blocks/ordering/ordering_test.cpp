#include "blocks/ordering/ordering.h"

#include <algorithm>

#include "blocks/ordering/draw.h"
#include "support/catch.h"
#include "support/drawn_block.h"
#include "support/lesson_builder.h"

namespace {

using Ids = std::vector<std::string>;
using OrderingPlay = session::Play<content::Ordering>;
using Table = support::DrawnBlock<content::Ordering>;

content::SequenceCard card(const std::string& id, const std::string& word) {
  content::SequenceCard made;
  made.id = id;
  made.text = support::text(id, "Card " + id);
  if (!word.empty()) made.feedback = support::text(id + "/feedback", word);
  return made;
}

content::Ordering block() {
  content::Ordering made;
  made.id = content::BlockId("plan");
  made.sequence.instruction = support::text("plan/instruction", "What first?");
  made.sequence.cards = {card("stop", ""), card("keep", "Not before stop."), card("tell", "Not before keep."),
                         card("report", "Not before tell.")};
  made.sequence.cards[1].reveals = support::text("keep/reveals", "They help.");
  return made;
}

// "card@place", as steps are.
OrderingPlay::State after(const Ids& moves) { return OrderingPlay::replay(moves, block()); }

std::string word_to(const std::string& card, const std::string& place) {
  return session::word_to_order(block().sequence, {card, place}).source;
}

}  // namespace

TEST_CASE("a card that lies where it belongs stays and one that went astray is free again") {
  const auto state = after({"keep@keep", "tell@stop", "keep@tell", "report@keep"});
  CHECK(state.laid == Ids{"keep"});
  REQUIRE(state.astray);
  CHECK(state.astray->card == "tell");
  CHECK(state.astray->place == "stop");
  CHECK_FALSE(after({"tell@stop", "tell@tell"}).astray);
}

TEST_CASE("one card laid anywhere is enough to go on") {
  CHECK_FALSE(OrderingPlay::progress(after({}), block()).is_done());
  CHECK(OrderingPlay::progress(after({"tell@stop"}), block()).is_done());
  CHECK(OrderingPlay::progress(after({"stop@stop"}), block()).is_done());
}

TEST_CASE("moves come back from their steps and what the lesson no longer has is passed over") {
  const auto state = after({"tell@tell", "stop@stop", "report@keep"});
  CHECK(OrderingPlay::steps(state) == session::Steps{"tell@tell", "stop@stop", "report@keep"});
  const auto again = after({"tell@tell", "gone@gone", "stop", "stop@stop", "keep@gone", "report@keep"});
  CHECK(again.laid == state.laid);
  CHECK(OrderingPlay::steps(again) == OrderingPlay::steps(state));
}

TEST_CASE("a laid card that is laid again is looked at again") {
  CHECK(after({"stop@stop", "keep@keep", "report@tell", "stop@stop"}).laid == Ids{"keep", "stop"});
  CHECK_FALSE(after({"stop@stop", "report@tell", "stop@stop"}).astray);
}

TEST_CASE("every wrong place of every card has a word to the neighbours it turns round") {
  CHECK(word_to("tell", "stop") == "Not before keep.");
  CHECK(word_to("tell", "keep") == "Not before keep.");
  CHECK(word_to("stop", "keep") == "Not before stop.");
  CHECK(word_to("stop", "report") == "Not before stop.");
  for (const auto& one : block().sequence.cards) {
    for (const auto& place : block().sequence.cards) {
      if (one.id != place.id) CHECK_FALSE(word_to(one.id, place.id).empty());
    }
  }
}

TEST_CASE("cards are offered shuffled the same every time and never already in order") {
  const content::Ordering made = block();
  for (const char* id :
       {"plan", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s"}) {
    const auto offered = session::cards_as_offered(made.sequence, id);
    CHECK(offered == session::cards_as_offered(made.sequence, id));
    CHECK_FALSE(std::is_sorted(offered.begin(), offered.end()));
  }
}

TEST_CASE("every text of steps to order is given to translators in reading order") {
  CHECK(support::keys_of(block()) == Ids{"plan/instruction", "stop", "keep", "keep/feedback", "keep/reveals", "tell",
                                         "tell/feedback", "report", "report/feedback"});
}

TEST_CASE("a tap picks a card up and a tap lays it down where it belongs") {
  Table table(block());
  CHECK_FALSE(table.has("slot/2"));
  table.tap("card/keep");
  table.tap("slot/2");
  CHECK(table.state.laid == Ids{"keep"});
  CHECK(table.words("feedback") == "They help.");
}

TEST_CASE("a card laid too early is free again and hears why") {
  Table table(block());
  table.tap("card/tell");
  table.tap("slot/1");
  CHECK(table.words("feedback") == "Not before keep.");
  table.tap("card/tell");
  table.tap("slot/3");
  CHECK(table.state.laid == Ids{"tell"});
}

TEST_CASE("a card is dragged into its place") {
  Table table(block());
  table.tap("card/report");
  const ui::Point place = table.table.rect_of("slot/4").centre();
  table.press(ui::Key::escape);
  table.drag("card/report", place);
  CHECK(table.state.laid == Ids{"report"});
}

TEST_CASE("keys alone put every card in order and the focus stays with the card") {
  Table table(block());
  const Ids order{"stop", "keep", "tell", "report"};
  for (std::size_t i = 0; i < order.size(); ++i) {
    table.focus("card/" + order[i]);
    table.press(ui::Key::enter);
    // What was laid is no place any more, so the next one is always the first.
    table.press(ui::Key::enter);
    CHECK(table.table.focused() == "card/" + order[i]);
  }
  CHECK(table.state.laid == order);
  CHECK(table.has("in-order"));
}

TEST_CASE("what is said of a card moves no place and no card where they stand side by side") {
  Table table(block());
  table.tap("card/tell");
  const ui::Rect place = table.table.rect_of("slot/2");
  const ui::Rect card = table.table.rect_of("card/report");
  table.tap("slot/1");
  CHECK(table.has("feedback"));
  table.tap("card/keep");
  CHECK(table.table.rect_of("slot/2") == place);
  CHECK(table.table.rect_of("card/report") == card);
}
