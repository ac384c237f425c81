#include "blocks/memory/memory.h"

#include "blocks/memory/draw.h"
#include "support/catch.h"
#include "support/one_block.h"

namespace {

using session::MemoryState;
using MemoryPlay = session::Play<content::Memory>;
using Faults = std::vector<std::string>;
using Ids = std::vector<std::string>;

const std::string document = R"({"id": "pairs", "type": "memory", "title": "What helps?",
  "pairs": [
    {"id": "pause", "one": {"picture": {"media": "media/there.svg", "alt": "A phone lies down"}}, "two": {"text": "Put it down"}, "feedback": "Time to think."},
    {"id": "gift", "one": {"text": "A gift"}, "two": {"text": "What do they want?"}, "feedback": "A real gift asks for nothing."}]})";

content::Memory block() { return support::read_block<content::Memory>(document); }

MemoryState after(const Ids& cards) {
  MemoryState state;
  for (const std::string& card : cards) state = MemoryPlay::update(std::move(state), {card}, block());
  return state;
}

}  // namespace

TEST_CASE("a card has a text or a picture") {
  CHECK(support::faults_of(support::with(document, R"("one": {"text": "A gift"})", R"("one": {})")) ==
        Faults{"blocks/0/pairs/1/one: a card must have a text or a picture"});
  CHECK(support::faults_of(support::with(document, R"("one": {"text": "A gift"}, )", "")) ==
        Faults{"blocks/0/pairs/1: \"one\" is missing"});
}

TEST_CASE("two pairs of one id are refused") {
  CHECK_FALSE(support::faults_of(support::with(document, R"("id": "gift")", R"("id": "pause")")).empty());
}

TEST_CASE("two cards that belong together are found") {
  const MemoryState state = after({"gift/two", "gift/one"});
  CHECK(state.found == Ids{"gift"});
  CHECK(state.open.empty());
  REQUIRE(session::last_found(state, block()) != nullptr);
  CHECK(session::last_found(state, block())->id == "gift");
}

TEST_CASE("cards that are no pair stay open until another is turned") {
  CHECK(after({"gift/two", "pause/one"}).open == Ids{"gift/two", "pause/one"});
  CHECK(after({"gift/two", "pause/one", "pause/two"}).open == Ids{"pause/two"});
  CHECK(after({"gift/two", "pause/one", "pause/one"}).open == Ids{"pause/one"});
}

TEST_CASE("a card turned twice is no pair with itself and unknown cards change nothing") {
  CHECK(after({"gift/two", "gift/two", "gift/three", "nothing/one", "gift"}).open == Ids{"gift/two"});
}

TEST_CASE("a pair that was found says again what it said") {
  const MemoryState state = after({"gift/one", "gift/two", "pause/one", "pause/two", "gift/one"});
  CHECK(state.found == Ids{"pause", "gift"});
  CHECK(session::last_found(state, block())->id == "gift");
}

TEST_CASE("two cards turned are enough to go on whether or not they are a pair") {
  CHECK_FALSE(MemoryPlay::progress(after({"gift/one"}), block()).is_done());
  CHECK(MemoryPlay::progress(after({"gift/one", "pause/one"}), block()).is_done());
  CHECK(MemoryPlay::progress(after({"gift/one", "gift/two"}), block()).is_done());
}

TEST_CASE("turned cards come back from their steps") {
  for (const Ids& cards :
       {Ids{}, Ids{"gift/one"}, Ids{"gift/one", "pause/one"}, Ids{"gift/one", "pause/one", "gift/two"},
        Ids{"gift/one", "pause/one", "gift/one", "gift/two"},
        Ids{"gift/one", "pause/one", "gift/one", "gift/two", "pause/two"}}) {
    const MemoryState state = after(cards);
    const MemoryState back = MemoryPlay::replay(MemoryPlay::steps(state), block());
    CHECK(back.found == state.found);
    CHECK(back.open == state.open);
    CHECK(back.missed == state.missed);
  }
  CHECK(MemoryPlay::replay({"gone/one", "gift/one"}, block()).open == Ids{"gift/one"});
}

TEST_CASE("every text of pairs to find is given to translators in reading order") {
  CHECK(support::keys_of(block()) == Ids{"try/pairs/title", "try/pairs/pairs/pause/one/alt",
                                         "try/pairs/pairs/pause/two/text", "try/pairs/pairs/pause/feedback",
                                         "try/pairs/pairs/gift/one/text", "try/pairs/pairs/gift/two/text",
                                         "try/pairs/pairs/gift/feedback"});
}

TEST_CASE("cards that lie face down show neither words nor pictures") {
  support::PlayedBlock<content::Memory> played{block()};
  played.draw();
  CHECK(played.text("card/gift/one/label").starts_with("Card "));
  CHECK(played.table.find("card/pause/one/picture") == nullptr);
  played.tap("card/gift/one");
  CHECK(played.text("card/gift/one/label") == "A gift");
  CHECK(played.table.find("feedback") == nullptr);
}

TEST_CASE("no card moves when one is turned") {
  support::PlayedBlock<content::Memory> played{block()};
  played.draw();
  const ui::Rect before = played.table.rect_of("card/gift/two");
  played.tap("card/pause/one");
  CHECK(played.table.rect_of("card/gift/two") == before);
}

TEST_CASE("a pair found by tapping has its feedback on the screen") {
  support::PlayedBlock<content::Memory> played{block()};
  played.tap("card/gift/one");
  played.tap("card/pause/two");
  CHECK(played.text("feedback") == "These two are no pair. Look at them, then turn another card.");
  played.tap("card/gift/one");
  played.tap("card/gift/two");
  CHECK(played.text("feedback") == "A real gift asks for nothing.");
}

TEST_CASE("pairs are found by keys alone") {
  support::PlayedBlock<content::Memory> played{block()};
  for (const char* card : {"card/gift/two", "card/gift/one"}) {
    played.focus(card);
    REQUIRE(played.table.focused() == card);
    played.press(ui::Key::enter);
  }
  CHECK(played.state.found == Ids{"gift"});
}
