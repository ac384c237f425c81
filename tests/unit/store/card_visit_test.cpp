// What a visit is that shows a card, and in which blocks it ends: session/card_book.h.
#include <algorithm>

#include "support/catch.h"
#include "support/kiosk.h"
#include "support/kiosk_with_cards.h"
#include "support/table_reader.h"

using evaluation::LinkingCard;
using evaluation::Wave;
using session::CardVisit;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

struct Room : support::KioskWithCards {
  session::SittingStart start(int number, const std::string& name = "sitting-") const {
    evaluation::Sitting sitting = support::sitting(number);
    sitting.id = name + std::to_string(number);
    return support::start_of(sitting);
  }
  // Shows the card, answers what the visit is asked, and goes.
  CardVisit come(int number, const LinkingCard& card, const std::string& name = "sitting-") {
    const session::SittingStart begins = start(number, name);
    const session::CardUsed used = store->begin_visit(begins, card).value();
    if (used.visit == CardVisit::first) answer(begins.id, support::sitting(number));
    if (used.visit == CardVisit::later) answer(begins.id, later(number));
    return used.visit;
  }
  void come_without(int number) {
    const session::SittingStart begins = start(number, "lost-");
    REQUIRE(store->begin_later_sitting(begins, Wave::follow_up, {}));
    answer(begins.id, later(number));
  }
  void days(int count) { kiosk.clock.advance_ms(count * day_ms); }
  std::vector<std::string> rows(const std::string& sql) {
    store.reset();
    auto found = support::TableReader(kiosk.file("kiosk.db")).rows(sql);
    store = kiosk.open().value();
    return found;
  }

 private:
  static evaluation::Sitting later(int number) {
    evaluation::Sitting sitting = support::sitting(number);
    sitting.answers.clear();
    support::answer_wave(sitting, Wave::follow_up, number % 3 != 0);
    return sitting;
  }
  void answer(const session::SittingId& id, const evaluation::Sitting& sitting) {
    for (const auto& page : support::pages_of(sitting)) REQUIRE(store->keep_answers(id, page));
    REQUIRE(store->end_sitting(id, session::SittingEnd::finished));
  }
};

LinkingCard of_number(const Room& room, int number) { return room.cards.at(static_cast<std::size_t>(number)); }

}  // namespace

TEST_CASE("a card leads to a first visit and weeks later to one that is linked to it") {
  Room room;
  CHECK(room.come(1, room.cards[0]) == CardVisit::first);
  room.days(35);
  const auto back = room.store->begin_visit(room.start(2, "later-"), room.cards[0]).value();
  CHECK(back.visit == CardVisit::later);
  CHECK_FALSE(back.form_a_first);  // as number 1 began, and not as number 2 would have
  CHECK(room.rows("SELECT reader, first_wave, sitting FROM linkage") ==
        std::vector<std::string>{"sitting-1|follow-up|later-2", "sitting-1|pre|sitting-1"});
}

TEST_CASE("whoever comes a third time with a card is asked nothing") {
  Room room;
  room.come(0, room.cards[0]);
  room.days(35);
  CHECK(room.come(0, room.cards[0], "later-") == CardVisit::later);
  CHECK(room.come(0, room.cards[0], "again-") == CardVisit::came_back);
  CHECK(room.store->status()->sittings.recorded == 2);
}

TEST_CASE("two who show one card within two weeks are two readers whom nobody links") {
  Room room;
  CHECK(room.come(0, room.cards[0]) == CardVisit::first);
  room.days(13);
  CHECK(room.come(1, room.cards[0]) == CardVisit::first);
  room.days(35);
  CHECK(room.come(0, room.cards[0], "later-") == CardVisit::later);
  CHECK(room.rows("SELECT COUNT(*) FROM linkage WHERE reader <> sitting") == std::vector<std::string>{"0"});
}

TEST_CASE("a card from elsewhere begins nothing") {
  Room room;
  evaluation::SeededRandomSource random(99);
  LinkingCard foreign = LinkingCard::draw(random);
  while (std::find(room.cards.begin(), room.cards.end(), foreign) != room.cards.end()) foreign = LinkingCard::draw(random);
  CHECK(room.come(0, foreign) == CardVisit::not_ours);
  CHECK(room.store->status()->sittings.recorded == 0);
}

TEST_CASE("a card that was taken back because it came on no paper begins nothing") {
  Room room;
  REQUIRE(room.store->take_back_cards({room.cards[0]}));
  CHECK(room.store->cards() == session::CardCounts{59, 0});
  CHECK(room.come(0, room.cards[0]) == CardVisit::not_ours);
}

TEST_CASE("after a power cut the same visit hears the same of its card") {
  Room room;
  CHECK(room.store->begin_visit(room.start(0), room.cards[0])->visit == CardVisit::first);
  CHECK(room.store->begin_visit(room.start(0), room.cards[0])->visit == CardVisit::first);
  REQUIRE(room.store->end_sitting(session::SittingId("sitting-0"), session::SittingEnd::finished));
  room.days(35);
  CHECK(room.store->begin_visit(room.start(0, "later-"), room.cards[0])->visit == CardVisit::later);
  CHECK(room.store->begin_visit(room.start(0, "later-"), room.cards[0])->visit == CardVisit::later);
  CHECK(room.store->status()->sittings.recorded == 2);
}

TEST_CASE("readers are asked for a card where one was printed and while one is left") {
  Room room;
  const store::ReaderToPlace reader{{12, 14}, {}, 7};
  CHECK(room.store->place_reader(support::small_key(), reader)->takes_card);
  REQUIRE(room.store->destroy_cards());
  CHECK_FALSE(room.store->place_reader(support::small_key(), reader)->takes_card);
}

TEST_CASE("who began with a card is in no block for twelve weeks and then as anybody") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, of_number(room, number));
  room.days(77);
  CHECK(room.store->close_blocks({})->blocks == 0);
  room.days(7);
  CHECK(room.store->close_blocks({})->blocks == 2);
  CHECK(room.store->status()->sittings == evaluation::Ledger{20, 0, 20, 0, 0});
}

TEST_CASE("nobody is waited for when no more will come") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, of_number(room, number));
  CHECK(room.store->close_blocks({{}, true})->blocks == 2);
}

TEST_CASE("a card is known as long as its first visit is waited for") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, of_number(room, number));
  room.days(77);
  REQUIRE(room.store->close_blocks({}));
  CHECK(room.come(0, room.cards[0], "later-") == CardVisit::later);
  CHECK(room.rows("SELECT COUNT(*) FROM linkage WHERE reader = 'sitting-0'") == std::vector<std::string>{"2"});
}

TEST_CASE("twenty who came back are told of before and after and weeks later") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, of_number(room, number));
  room.days(35);
  for (int number = 0; number < 20; ++number) CHECK(room.come(number, of_number(room, number), "later-") == CardVisit::later);
  CHECK(room.store->close_blocks({})->blocks == 0);  // others who began with them may still come
  room.days(49);
  CHECK(room.store->close_blocks({})->blocks == 3);
  CHECK(room.store->status()->sittings == evaluation::Ledger{40, 0, 40, 0, 0});
  CHECK(room.store->status()->answers == evaluation::Ledger{620, 0, 620, 0, 0});
  CHECK(room.rows("SELECT cohort, last_wave FROM block ORDER BY sequence") ==
        std::vector<std::string>{"returned|pre", "returned|post", "returned|follow-up"});
}

TEST_CASE("too few who came back are told of with those who did not and what they said weeks later is withheld") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come(number, of_number(room, number));
  room.days(35);
  for (const int number : {3, 8}) room.come(number, of_number(room, number), "later-");
  room.days(98);
  CHECK(room.store->close_blocks({})->blocks == 0);
  room.days(7);
  CHECK(room.store->close_blocks({})->blocks == 2);
  CHECK(room.store->status()->answers == evaluation::Ledger{440, 0, 420, 20, 0});
}

TEST_CASE("twenty later visits without a card are a block of their own that counts them as not linked") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come_without(number);
  room.days(35);
  CHECK(room.store->close_blocks({})->blocks == 1);
  CHECK(room.store->status()->answers == evaluation::Ledger{200, 0, 200, 0, 0});
  CHECK(room.rows("SELECT cohort, last_wave FROM block") == std::vector<std::string>{"unpaired|follow-up"});
  CHECK(room.rows("SELECT COUNT(*) FROM flow") == std::vector<std::string>{"0"});
}

TEST_CASE("rows of unpaired visits go with their receipt") {
  Room room;
  for (int number = 0; number < 20; ++number) room.come_without(number);
  REQUIRE(room.store->close_blocks({{}, true}));
  const auto batch = room.store->batch(room.store->unsent()->front()).value();
  REQUIRE(room.store->accept_receipt(batch.name, room.collector.receive_and_sign(batch)));
  CHECK(room.rows("SELECT (SELECT COUNT(*) FROM sitting), (SELECT COUNT(*) FROM answer)") == std::vector<std::string>{"0|0"});
}
