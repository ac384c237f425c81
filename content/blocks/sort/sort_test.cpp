#include "blocks/sort/sort.h"

#include <algorithm>

#include "blocks/sort/draw.h"
#include "support/catch.h"
#include "support/one_block.h"

namespace {

using session::PutCard;
using session::ShowCard;
using session::SortState;
using SortPlay = session::Play<content::Sort>;

const std::string document = R"({"id": "first", "type": "sort", "question": "What first?",
  "groups": [{"id": "go", "text": "Good to go", "sign": "check"}, {"id": "tell", "text": "Stop and tell"}],
  "cards": [
    {"id": "friend", "text": "A friend writes", "picture": {"media": "media/friend.svg", "alt": "A friend"}, "places": [
      {"group": "tell", "good": false, "feedback": "Nothing is asked.", "misconception": "all-is-danger"},
      {"group": "go", "good": true, "feedback": "You know them."}]},
    {"id": "secret", "text": "Keep it a secret", "places": [
      {"group": "go", "good": false, "feedback": "A secret is a sign.", "misconception": "secrets-are-trust"},
      {"group": "tell", "good": true, "feedback": "Nobody is alone."}]},
    {"id": "coins", "text": "Free coins", "places": [
      {"group": "go", "good": true, "feedback": "If nothing is asked."},
      {"group": "tell", "good": true, "feedback": "If something is."}]}]})";

content::Sort block() { return support::read_block<content::Sort>(document); }

SortState after(const std::vector<SortPlay::Action>& actions) {
  SortState state;
  for (const auto& action : actions) state = SortPlay::update(std::move(state), action, block());
  return state;
}

std::string first_card() { return session::shown_card({}, block()).id; }

std::vector<std::string> faults(const std::string& old_part, const std::string& new_part) {
  return support::faults_of(support::with(document, old_part, new_part));
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("the places of a card stand in the order of the groups") {
  const content::Sort read = block();
  REQUIRE(read.cards[0].places.size() == 2);
  CHECK(read.cards[0].places[0].group == "go");
  CHECK(read.cards[0].places[1].misconception == "all-is-danger");
  CHECK(read.groups[0].sign == content::GroupSign::check);
  CHECK_FALSE(read.groups[1].sign);
}

TEST_CASE("a card that leaves a group out or names an unknown one is refused") {
  CHECK(faults(R"("group": "tell", "good": false)", R"("group": "hide", "good": false)") ==
        Faults{"blocks/0/cards/0/places: a card must say exactly once what happens in the group \"tell\", not 0 times",
               "blocks/0/cards/0/places/0/group: there is no group \"hide\""});
}

TEST_CASE("a card that says twice what happens in a group is refused") {
  const auto found = faults(R"("group": "tell", "good": false)", R"("group": "go", "good": false)");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0] ==
        "blocks/0/cards/0/places: a card must say exactly once what happens in the group \"go\", not 2 times");
}

TEST_CASE("a card that fits nowhere is refused") {
  CHECK(faults(R"("good": true, "feedback": "You know them.")",
               R"("good": false, "misconception": "x", "feedback": "You know them.")") ==
        Faults{"blocks/0/cards/0/places: at least one place must be good"});
}

TEST_CASE("a wrong place must name the thought behind it and a good one has none") {
  CHECK(
      faults(R"(, "misconception": "all-is-danger")", "") ==
      Faults{
          "blocks/0/cards/0/places/0: a place that is not good must name the thought behind it in \"misconception\""});
  CHECK(faults(R"("feedback": "You know them.")", R"("feedback": "You know them.", "misconception": "x")") ==
        Faults{"blocks/0/cards/0/places/1/misconception: a good place has no misconception"});
}

TEST_CASE("two cards of one id are refused") { CHECK_FALSE(faults(R"("id": "secret")", R"("id": "friend")").empty()); }

TEST_CASE("a card may be laid into every group and the last place counts") {
  const SortState state = after({PutCard{"secret", "go"}, PutCard{"coins", "go"}, PutCard{"secret", "tell"}});
  REQUIRE(session::place_of("secret", state, block()) != nullptr);
  CHECK(session::place_of("secret", state, block())->feedback.source == "Nobody is alone.");
  CHECK(session::place_of("friend", state, block()) == nullptr);
  CHECK(session::shown_card(state, block()).id == "secret");
  CHECK(session::cards_lying_well(state, block()) == 2);
}

TEST_CASE("unknown cards and groups change nothing") {
  CHECK(SortPlay::steps(after({PutCard{"secret", "hide"}, PutCard{"nobody", "go"}, ShowCard{"nobody"}})).empty());
}

TEST_CASE("one card laid somewhere is enough to go on") {
  CHECK_FALSE(SortPlay::progress(after({ShowCard{"coins"}}), block()).is_done());
  CHECK(SortPlay::progress(after({PutCard{"secret", "go"}}), block()).is_done());
}

TEST_CASE("the next card is one that does not lie well and never the one in hand") {
  const SortState all_but_one =
      after({PutCard{"friend", "go"}, PutCard{"coins", "tell"}, PutCard{"secret", "go"}, ShowCard{"coins"}});
  REQUIRE(session::next_card(all_but_one, block()) != nullptr);
  CHECK(session::next_card(all_but_one, block())->id == "secret");
  CHECK(session::next_card(after({PutCard{"friend", "go"}, PutCard{"coins", "tell"}, PutCard{"secret", "go"}}),
                           block()) == nullptr);
}

TEST_CASE("a sort comes back from its steps and steps no longer offered are passed over") {
  const SortState state = after({PutCard{"secret", "go"}, PutCard{"coins", "go"}, ShowCard{"friend"}});
  CHECK(SortPlay::steps(state) == session::Steps{"secret/go", "coins/go", "friend"});
  CHECK(SortPlay::steps(SortPlay::replay({"secret/go", "secret/hide", "gone", "coins/go", "friend"}, block())) ==
        SortPlay::steps(state));
}

TEST_CASE("every text of a sort is given to translators in reading order") {
  CHECK(support::keys_of(block()) ==
        std::vector<std::string>{
            "try/first/question", "try/first/groups/go", "try/first/groups/tell", "try/first/cards/friend/text",
            "try/first/cards/friend/alt", "try/first/cards/friend/places/go", "try/first/cards/friend/places/tell",
            "try/first/cards/secret/text", "try/first/cards/secret/places/go", "try/first/cards/secret/places/tell",
            "try/first/cards/coins/text", "try/first/cards/coins/places/go", "try/first/cards/coins/places/tell"});
}

TEST_CASE("a tap on a group lays the card in hand into it") {
  support::PlayedBlock<content::Sort> played{block()};
  played.tap("group/tell");
  REQUIRE(played.state.put.size() == 1);
  CHECK(played.state.put[0].card == first_card());
  CHECK(played.state.put[0].group == "tell");
  CHECK(played.text("feedback") == session::place_of(first_card(), played.state, block())->feedback.source);
}

TEST_CASE("a tap on the card and one on a group lay it there once") {
  support::PlayedBlock<content::Sort> played{block()};
  played.tap("card/" + first_card());
  CHECK(played.actions == 0);
  played.tap("group/go");
  CHECK(played.actions == 1);
  CHECK(played.state.put.at(0).group == "go");
}

TEST_CASE("the card is dragged into a group") {
  support::PlayedBlock<content::Sort> played{block()};
  played.drag("card/" + first_card(), "group/go");
  REQUIRE(played.state.put.size() == 1);
  CHECK(played.state.put[0].group == "go");
}

TEST_CASE("a sort is done by keys alone") {
  support::PlayedBlock<content::Sort> played{block()};
  played.focus("card/" + first_card());
  played.press(ui::Key::enter);
  played.press(ui::Key::right);
  played.press(ui::Key::enter);
  REQUIRE(played.state.put.size() == 1);
  CHECK(played.state.put[0].group == "tell");
}

TEST_CASE("by keys the card in hand is above the rim, so that the words of every basket are seen") {
  for (const auto& [width, height] : {std::pair{1280, 720}, std::pair{1024, 600}}) {
    INFO(width);
    support::PlayedBlock<content::Sort> played{block()};
    played.table.setup.width_px = width;
    played.table.setup.height_px = height;
    played.focus("card/" + first_card());
    played.press(ui::Key::enter);
    for (int baskets = 0; baskets < 2; ++baskets) {
      REQUIRE(played.table.find("carried/label") != nullptr);
      for (const char* words : {"group/go/label", "group/tell/label"}) CHECK(played.table.rect_of("carried/label").bottom() < played.table.rect_of(words).y);
      played.press(ui::Key::right);
    }
  }
}

TEST_CASE("while cards are untried the great button is the next of them and waits for the one in hand") {
  support::PlayedBlock<content::Sort> played{block()};
  const auto bars = [&] {
    screens::BlockBars wanted;
    played.table.draw([&](ui::Frame& frame) { wanted = screens::View<content::Sort>::bars(played.state, block(), frame); });
    return wanted;
  };
  REQUIRE(bars().next_part);
  CHECK_FALSE(bars().next_part->enabled);
  played.tap("group/tell");
  REQUIRE(bars().next_part);
  CHECK(bars().has_parts_left);
  CHECK(bars().next_part->enabled);
  played.draw();
  CHECK(played.table.find("sort/next") == nullptr);
}

TEST_CASE("once all were tried those that do not lie well are looked at again by whoever wants to") {
  support::PlayedBlock<content::Sort> played{block()};
  played.state = after({PutCard{"friend", "tell"}, PutCard{"secret", "tell"}, PutCard{"coins", "go"}});
  played.table.draw([&](ui::Frame& frame) { CHECK_FALSE(screens::View<content::Sort>::bars(played.state, block(), frame).has_parts_left); });
  played.focus("sort/next");
  REQUIRE(played.table.focused() == "sort/next");
  played.press(ui::Key::enter);
  CHECK(played.state.shown == "friend");
}

TEST_CASE("the next card is one that was laid nowhere until all were tried well or not") {
  const content::Sort sort = block();
  const auto next = [&](const SortState& state) {
    const content::SortCard* card = session::next_untried(state, sort);
    return card == nullptr ? std::string() : card->id;
  };
  SortState state;
  std::vector<std::string> seen{first_card()};
  for (int i = 0; i < 2; ++i) {
    state = SortPlay::update(std::move(state), PutCard{seen.back(), "go"}, block());
    seen.push_back(next(state));
    state = SortPlay::update(std::move(state), ShowCard{seen.back()}, block());
  }
  std::sort(seen.begin(), seen.end());
  CHECK(seen == std::vector<std::string>{"coins", "friend", "secret"});
  CHECK(next(state) == state.shown);
  CHECK(next(SortPlay::update(state, PutCard{state.shown, "tell"}, block())).empty());
}

TEST_CASE("what lies in a basket is as high as a finger in every window") {
  for (const auto& [width, height, percent] : {std::tuple(640, 480, 100), std::tuple(640, 480, 200), std::tuple(720, 1280, 200), std::tuple(1280, 720, 200)}) {
    INFO(width << "x" << height << " at " << percent);
    support::PlayedBlock<content::Sort> drawn{block()};
    drawn.state = after({ShowCard{"friend"}, PutCard{"friend", "go"}});
    drawn.table.setup.width_px = width;
    drawn.table.setup.height_px = height;
    drawn.table.setup.text_percent = percent;
    drawn.draw();
    constexpr float edge_of_card = 4;
    constexpr float around_words = 8;
    const ui::Widget* const picture = drawn.table.find("lies/friend");  // it gives way to the words where these need the room
    const float high = picture != nullptr ? picture->rect.h + 2 * edge_of_card : drawn.table.rect_of("group/go/lies/friend").h + 2 * around_words;
    CHECK(high >= 56);
  }
}

TEST_CASE("every card that was put away can be read whole in a full basket of every window") {
  content::Sort full = block();
  full.cards.resize(1);
  full.cards.front().picture.reset();
  full.cards.front().text.source = "Somebody from another class asks where you live";
  SortState state;
  for (int i = 0; i < 7; ++i) {
    content::SortCard card = full.cards.front();
    card.id = "card-" + std::to_string(i);
    full.cards.push_back(card);
    state.put.push_back({card.id, "go"});
  }
  state.shown = "friend";
  for (const auto& [width, height, percent] : {std::tuple(640, 480, 100), std::tuple(640, 480, 200), std::tuple(1024, 600, 200), std::tuple(720, 1280, 200), std::tuple(1280, 720, 100)}) {
    INFO(width << "x" << height << " at " << percent);
    support::PlayedBlock<content::Sort> drawn{full};
    drawn.state = state;
    drawn.table.setup.width_px = width;
    drawn.table.setup.height_px = height;
    drawn.table.setup.text_percent = percent;
    for (int frames = 0; frames < 3; ++frames) drawn.draw();
    CHECK(drawn.table.rect_of("group/go").h < static_cast<float>(height));
    const auto id = [](int card) { return "group/go/lies/card-" + std::to_string(card); };
    for (int i = 0; i < 7; ++i) {
      REQUIRE(drawn.table.find(id(i)) != nullptr);
      CHECK(drawn.text(id(i)) == full.cards.front().text.source);
      CHECK_FALSE(drawn.table.find(id(i))->overflows);
      CHECK((i == 0 || drawn.table.rect_of(id(i)).y >= drawn.table.rect_of(id(i - 1)).bottom()));
    }
    // By keys to its first card, and back to the last.
    drawn.focus("group/go");
    for (int presses = 0; presses < 12 && drawn.table.find(id(0))->visible.empty(); ++presses) drawn.press(ui::Key::page_up);
    CHECK_FALSE(drawn.table.find(id(0))->visible.empty());
    drawn.focus("card/friend");
    drawn.focus("group/go");
    for (int presses = 0; presses < 12 && drawn.table.find(id(6))->visible.empty(); ++presses) drawn.press(ui::Key::page_down);
    CHECK_FALSE(drawn.table.find(id(6))->visible.empty());
    for (const ui::TextRequest& request : drawn.table.text.requests) {
      if (request.spans.front().text == full.cards.front().text.source) CHECK(request.size >= 18 * static_cast<float>(percent) / 100 * ui::canvas_scale(width, height));
    }
  }
}
