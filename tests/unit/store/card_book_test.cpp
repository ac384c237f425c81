// Linking cards: session/card_book.h.
#include <algorithm>
#include <set>

#include "support/catch.h"
#include "support/kiosk.h"
#include "support/kiosk_with_cards.h"
#include "support/table_reader.h"

using evaluation::LinkingCard;
using evaluation::Wave;
using session::CardBack;
using session::CardBegun;
using session::CardCounts;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

evaluation::Sitting first_visit(int number) { return support::sitting(number); }

// Asked weeks later with the form they began with.
evaluation::Sitting later_visit(int number, bool right = true) {
  evaluation::Sitting sitting = support::sitting(number);
  sitting.id = "later-" + std::to_string(number);
  sitting.answers.clear();
  support::answer_wave(sitting, Wave::follow_up, right);
  return sitting;
}

struct Room : support::KioskWithCards {
  void reopen() {
    store.reset();
    store = kiosk.open().value();
  }
  std::vector<std::string> rows(const std::string& sql) {
    store.reset();
    auto found = support::TableReader(kiosk.file("kiosk.db")).rows(sql);
    store = kiosk.open().value();
    return found;
  }
  session::CardReader find(const LinkingCard& card, int version = 1) { return store->find_reader(card, "gifts", version, Wave::follow_up).value(); }
  // Begins, shows the card, answers and goes.
  CardBegun come(int number, const LinkingCard& card) {
    const evaluation::Sitting sitting = first_visit(number);
    const session::SittingId id(sitting.id);
    REQUIRE(store->begin_sitting(support::start_of(sitting)));
    const CardBegun begun = store->begin_with_card(id, card).value();
    for (const auto& page : support::pages_of(sitting)) REQUIRE(store->keep_answers(id, page));
    REQUIRE(store->end_sitting(id, session::SittingEnd::finished));
    return begun;
  }
  base::Result<void> come_back(int number, const session::SittingId& reader) {
    const evaluation::Sitting sitting = later_visit(number);
    const session::SittingId id(sitting.id);
    TRY(store->begin_later_sitting(support::start_of(sitting), Wave::follow_up, reader));
    for (const auto& page : support::pages_of(sitting)) TRY(store->keep_answers(id, page));
    return store->end_sitting(id, session::SittingEnd::finished);
  }
};

LinkingCard foreign_card(const Room& room) {
  evaluation::SeededRandomSource random(12'345);
  while (true) {
    const LinkingCard card = LinkingCard::draw(random);
    if (std::find(room.cards.begin(), room.cards.end(), card) == room.cards.end()) return card;
  }
}

}  // namespace

TEST_CASE("no card is printed twice by a kiosk") {
  Room room;
  std::set<LinkingCard> all(room.cards.begin(), room.cards.end());
  for (int sheet = 1; sheet < 10; ++sheet) {
    const auto more = room.store->print_cards(60).value();
    all.insert(more.begin(), more.end());
  }
  CHECK(all.size() == 600);
  CHECK(room.store->cards() == CardCounts{600, 0});
  const auto refused = room.store->print_cards(1);
  CHECK(refused.error().code == base::ErrorCode::unavailable);
  CHECK(refused.error().message == "600 cards were printed here already, of at most 600");
}

TEST_CASE("a sheet of no cards or of too many is refused and prints nothing") {
  Room room;
  for (const int count : {-1, 0, 61}) {
    CHECK(room.store->print_cards(count).error().message == "a sheet has 1 to 60 cards, not " + std::to_string(count));
  }
  CHECK(room.store->cards() == CardCounts{60, 0});
}

TEST_CASE("a card of the first visit says weeks later whose it is and with which form they began") {
  Room room;
  CHECK(room.come(0, room.cards[0]) == CardBegun::taken);
  CHECK(room.come(1, room.cards[1]) == CardBegun::taken);
  room.reopen();
  const auto even = room.find(room.cards[0]);
  const auto odd = room.find(room.cards[1]);
  CHECK(even.back == CardBack::known);
  CHECK(even.reader.value == "sitting-0");
  CHECK(even.form_a_first);
  CHECK(odd.reader.value == "sitting-1");
  CHECK_FALSE(odd.form_a_first);
}

TEST_CASE("a card from elsewhere is nobody's") {
  Room room;
  CHECK(room.come(0, foreign_card(room)) == CardBegun::not_ours);
  CHECK(room.find(foreign_card(room)).back == CardBack::not_ours);
  CHECK(room.store->cards() == CardCounts{60, 0});
}

TEST_CASE("a card that nobody began with is nobody's") {
  Room room;
  CHECK(room.find(room.cards[0]).back == CardBack::never_begun);
}

TEST_CASE("a card that two began with is nobody's from then on") {
  Room room;
  CHECK(room.come(0, room.cards[0]) == CardBegun::taken);
  CHECK(room.come(1, room.cards[0]) == CardBegun::twin);
  CHECK(room.find(room.cards[0]).back == CardBack::twin);
  CHECK(room.find(room.cards[0]).reader.empty());
}

TEST_CASE("who is told that a card is a twin takes another") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.store->begin_sitting(support::start_of(first_visit(1))));
  const session::SittingId id("sitting-1");
  CHECK(room.store->begin_with_card(id, room.cards[0]) == CardBegun::twin);
  CHECK(room.store->begin_with_card(id, room.cards[1]) == CardBegun::taken);
  REQUIRE(room.store->end_sitting(id, session::SittingEnd::finished));
  CHECK(room.find(room.cards[1]).reader.value == "sitting-1");
}

TEST_CASE("the same card again in one visit changes nothing and another takes its place") {
  Room room;
  REQUIRE(room.store->begin_sitting(support::start_of(first_visit(0))));
  const session::SittingId id("sitting-0");
  CHECK(room.store->begin_with_card(id, room.cards[0]) == CardBegun::taken);
  CHECK(room.store->begin_with_card(id, room.cards[0]) == CardBegun::taken);
  CHECK(room.store->begin_with_card(id, room.cards[1]) == CardBegun::taken);
  REQUIRE(room.store->end_sitting(id, session::SittingEnd::finished));
  CHECK(room.store->cards() == CardCounts{60, 1});
  CHECK(room.find(room.cards[0]).back == CardBack::never_begun);
  CHECK(room.find(room.cards[1]).back == CardBack::known);
}

TEST_CASE("a card cannot be shown to a visit that has ended") {
  Room room;
  room.come(0, room.cards[0]);
  const auto late = room.store->begin_with_card(session::SittingId("sitting-0"), room.cards[1]);
  CHECK(late.error().message == "the sitting is not open, so no card can be used with it");
}

TEST_CASE("who came back with a card has come back") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.come_back(0, room.find(room.cards[0]).reader));
  CHECK(room.find(room.cards[0]).back == CardBack::came_back);
  const auto again = room.come_back(2, session::SittingId("sitting-0"));
  CHECK(again.error().code == base::ErrorCode::unavailable);
  CHECK(room.rows("SELECT reader, first_wave, sitting FROM linkage") ==
        std::vector<std::string>{"sitting-0|follow-up|later-0", "sitting-0|pre|sitting-0"});
}

TEST_CASE("a card is another card for another version of the questions") {
  Room room;
  room.come(0, room.cards[0]);
  CHECK(room.find(room.cards[0], 2).back == CardBack::never_begun);
}

TEST_CASE("the other form than the one of the first visit is not linked") {
  Room room;
  room.come(0, room.cards[0]);
  CHECK(room.come_back(1, session::SittingId("sitting-0")).error().code == base::ErrorCode::unavailable);
  CHECK(room.rows("SELECT COUNT(*) FROM sitting") == std::vector<std::string>{"1"});
}

TEST_CASE("who had everything deleted leaves a card that nobody began with") {
  Room room;
  REQUIRE(room.store->begin_sitting(support::start_of(first_visit(0))));
  REQUIRE(room.store->begin_with_card(session::SittingId("sitting-0"), room.cards[0]) == CardBegun::taken);
  REQUIRE(room.store->delete_sitting(session::SittingId("sitting-0")));
  CHECK(room.find(room.cards[0]).back == CardBack::never_begun);
  CHECK(room.store->cards() == CardCounts{60, 0});
}

TEST_CASE("linked answers close with the first visit and nothing is counted twice") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, room.cards.at(static_cast<std::size_t>(number)));
  for (const int number : {3, 8}) REQUIRE(room.come_back(number, room.find(room.cards.at(static_cast<std::size_t>(number))).reader));
  CHECK(room.store->close_blocks({{}, true}).value().blocks == 2);
  CHECK(room.store->status()->sittings == evaluation::Ledger{22, 0, 22, 0, 0});
  // What was answered weeks later stands in no table yet.
  CHECK(room.store->status()->answers == evaluation::Ledger{440, 0, 420, 20, 0});
  CHECK(room.find(room.cards[0]).back == CardBack::too_late);
}

TEST_CASE("a reader who is answering for the second time is not closed over meanwhile") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, room.cards.at(static_cast<std::size_t>(number)));
  const session::SittingId reader = room.find(room.cards[0]).reader;
  REQUIRE(room.store->begin_later_sitting(support::start_of(later_visit(0)), Wave::follow_up, reader));
  CHECK(room.store->close_blocks({{}, true}).value().blocks == 0);
  REQUIRE(room.store->end_sitting(session::SittingId("later-0"), session::SittingEnd::finished));
  CHECK(room.store->close_blocks({{}, true}).value().blocks == 2);
}

TEST_CASE("a first visit that waited too long is withheld with what is linked to it") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.come_back(0, room.find(room.cards[0]).reader));
  room.kiosk.clock.advance_ms(190 * day_ms);
  CHECK(room.store->close_blocks().value().withheld == 2);
  CHECK(room.store->status()->sittings == evaluation::Ledger{2, 0, 0, 2, 0});
  CHECK(room.store->status()->answers == evaluation::Ledger{31, 0, 0, 31, 0});
  CHECK(room.rows("SELECT withheld_unreported FROM kiosk") == std::vector<std::string>{"2"});
}

TEST_CASE("later answers without a card wait for others of their kind and are withheld when none come") {
  Room room;
  REQUIRE(room.come_back(0, {}));
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.store->status()->sittings == evaluation::Ledger{1, 1, 0, 0, 0});
  room.kiosk.clock.advance_ms(190 * day_ms);
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.store->status()->sittings == evaluation::Ledger{1, 0, 0, 1, 0});
  CHECK(room.store->status()->answers == evaluation::Ledger{10, 0, 0, 10, 0});
  CHECK(room.rows("SELECT withheld_unreported FROM kiosk") == std::vector<std::string>{"1"});
}

TEST_CASE("later answers of somebody whose first were deleted are those of a visit without a card") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.come_back(0, room.find(room.cards[0]).reader));
  REQUIRE(room.store->delete_sitting(session::SittingId("sitting-0")));
  REQUIRE(room.store->close_blocks({{}, true}));
  CHECK(room.store->status()->sittings == evaluation::Ledger{2, 1, 0, 0, 1});
}

TEST_CASE("a later visit is no other reader in the flow") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.come_back(0, room.find(room.cards[0]).reader));
  REQUIRE(room.store->begin_later_sitting(support::start_of(later_visit(2)), Wave::follow_up, {}));
  REQUIRE(room.store->delete_sitting(session::SittingId("later-2")));
  CHECK(room.rows("SELECT way, sittings FROM flow") == std::vector<std::string>{"began|1"});
}

TEST_CASE("what was said weeks later does not make a first visit say something") {
  evaluation::Sitting sitting = later_visit(0);
  CHECK_FALSE(evaluation::says_something(sitting));
  support::answer_wave(sitting, Wave::pre, true);
  CHECK(evaluation::says_something(sitting));
}

TEST_CASE("rows of a reader who came back go with the receipt and the link of the card with them") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, room.cards.at(static_cast<std::size_t>(number)));
  REQUIRE(room.come_back(3, room.find(room.cards[3]).reader));
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.store->batch(room.store->unsent()->front()).value();
  REQUIRE(room.store->accept_receipt(batch.name, room.collector.receive_and_sign(batch)));
  CHECK(room.rows("SELECT (SELECT COUNT(*) FROM sitting), (SELECT COUNT(*) FROM linkage), (SELECT COUNT(*) FROM card_use)") ==
        std::vector<std::string>{"0|0|0"});
}

TEST_CASE("cards and their key are destroyed after 180 days by a clock that can be believed") {
  Room room;
  room.come(0, room.cards[0]);
  room.kiosk.clock.advance_ms(175 * day_ms);
  room.reopen();
  CHECK(room.store->cards() == CardCounts{60, 1});
  room.kiosk.clock.advance_ms(7 * day_ms);
  REQUIRE(room.store->close_blocks());
  CHECK(room.store->cards() == CardCounts{0, 0});
  CHECK(room.find(room.cards[0]).back == CardBack::not_ours);
  CHECK(room.rows("SELECT COUNT(*) FROM card_key") == std::vector<std::string>{"0"});
}

TEST_CASE("a kiosk that was off for half a year destroys its cards when it starts") {
  Room room;
  room.store.reset();
  room.kiosk.clock.advance_ms(190 * day_ms);
  room.store = room.kiosk.open().value();
  CHECK(room.store->cards() == CardCounts{0, 0});
}

TEST_CASE("a later sheet keeps the key and the earlier one goes in its time") {
  Room room;
  room.kiosk.clock.advance_ms(100 * day_ms);
  const auto second = room.store->print_cards(5).value();
  room.kiosk.clock.advance_ms(90 * day_ms);
  room.reopen();
  CHECK(room.store->cards() == CardCounts{5, 0});
  CHECK(room.find(second[0]).back == CardBack::never_begun);
  CHECK(room.find(room.cards[0]).back == CardBack::not_ours);
}

TEST_CASE("cards that were printed under a clock nobody can believe count from the first week that can be") {
  Room room;
  room.store.reset();
  support::TableReader(room.kiosk.file("kiosk.db")).rows("UPDATE card SET week = ''");
  room.kiosk.clock.advance_ms(90 * day_ms);
  room.store = room.kiosk.open().value();
  room.kiosk.clock.advance_ms(170 * day_ms);
  room.reopen();
  CHECK(room.store->cards() == CardCounts{60, 0});
  room.kiosk.clock.advance_ms(20 * day_ms);
  room.reopen();
  CHECK(room.store->cards() == CardCounts{0, 0});
}

TEST_CASE("destroyed cards leave the links that were made and nothing by which one was found") {
  Room room;
  room.come(0, room.cards[0]);
  REQUIRE(room.come_back(0, room.find(room.cards[0]).reader));
  REQUIRE(room.store->destroy_cards());
  CHECK(room.store->cards() == CardCounts{0, 0});
  CHECK(room.rows("SELECT COUNT(*) FROM linkage") == std::vector<std::string>{"2"});
  CHECK(room.rows("SELECT COUNT(*) FROM card_key") == std::vector<std::string>{"0"});
}

TEST_CASE("of a card nothing is kept but hashes of 64 digits and weeks") {
  Room room;
  for (int number = 0; number < 5; ++number) room.come(number, room.cards.at(static_cast<std::size_t>(number)));
  const std::string odd = "length(hash) <> 64 OR hash GLOB '*[^0-9a-f]*' OR week <> '2026-W45'";
  CHECK(room.rows("SELECT (SELECT COUNT(*) FROM card WHERE " + odd + "), (SELECT COUNT(*) FROM card_use WHERE " + odd + ")") ==
        std::vector<std::string>{"0|0"});
  CHECK(room.rows("SELECT COUNT(*) FROM card_use JOIN card ON card.hash = card_use.hash") == std::vector<std::string>{"0"});
}

TEST_CASE("a data folder of before there were cards has none") {
  Room room;
  room.rows("DROP TABLE link; DROP TABLE card_use; DROP TABLE card; DROP TABLE card_key; ALTER TABLE batch DROP COLUMN receipt; ALTER TABLE batch DROP COLUMN receipt_order; ALTER TABLE enrolment DROP COLUMN answer; PRAGMA user_version = 10");
  CHECK(room.store->cards() == CardCounts{0, 0});
  CHECK(room.store->print_cards(3).value().size() == 3);
}

TEST_CASE("a damaged key of cards is said and no card is anybody's") {
  Room room;
  room.rows("UPDATE card_key SET key = x'0102'");
  const auto found = room.store->find_reader(room.cards[0], "gifts", 1, Wave::follow_up);
  CHECK(found.error().code == base::ErrorCode::corrupt);
  CHECK(found.error().message == "the store holds a key of linking cards that is none");
}
