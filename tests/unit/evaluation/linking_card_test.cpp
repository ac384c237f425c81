#include "evaluation/linking_card.h"

#include <map>
#include <set>

#include "support/catch.h"

using namespace evaluation;

namespace {

CardPicture picture(std::size_t place) { return static_cast<CardPicture>(place); }

// Every way in which the four drawn pictures can be, as the card it makes.
template <typename Look>
void each_card(Look look) {
  for (std::size_t number = 0; number < 13 * 13 * 13 * 13; ++number) {
    CardRow row{picture(number % 13), picture(number / 13 % 13), picture(number / 169 % 13), picture(number / 2197), {}};
    std::size_t cards = 0;
    for (std::size_t last = 0; last < 13; ++last) {
      row[4] = picture(last);
      const auto card = LinkingCard::read(row);
      if (!card) continue;
      ++cards;
      look(*card);
    }
    if (cards != 1) FAIL("four pictures make " << cards << " cards");
  }
}

CardKey key(unsigned char filling = 7) { return CardKey::read(base::Bytes(32, filling)).value(); }

LinkingCard card(const CardRow& row) { return LinkingCard::read(row).value(); }

// 1·1 + 2·2 + 3·3 + 4·4 is 30, which is 4 modulo 13.
const CardRow by_hand{CardPicture::boat, CardPicture::cup, CardPicture::drum, CardPicture::fish, CardPicture::fish};

}  // namespace

TEST_CASE("the fifth picture of a card follows from the four") {
  CHECK(card(by_hand).row() == by_hand);
  CardRow other = by_hand;
  other[4] = CardPicture::tree;
  CHECK_FALSE(LinkingCard::read(other));
}

TEST_CASE("every single wrong picture on every card is found") {
  std::size_t taken = 0;
  each_card([&](const LinkingCard& each) {
    for (std::size_t place = 0; place < 5; ++place) {
      for (std::size_t other = 0; other < 13; ++other) {
        CardRow wrong = each.row();
        if (wrong[place] == picture(other)) continue;
        wrong[place] = picture(other);
        taken += LinkingCard::read(wrong) ? 1 : 0;
      }
    }
  });
  CHECK(taken == 0);
}

TEST_CASE("every two pictures that changed places on every card are found") {
  std::size_t taken = 0;
  each_card([&](const LinkingCard& each) {
    for (std::size_t first = 0; first < 5; ++first) {
      for (std::size_t second = first + 1; second < 5; ++second) {
        CardRow wrong = each.row();
        if (wrong[first] == wrong[second]) continue;
        std::swap(wrong[first], wrong[second]);
        taken += LinkingCard::read(wrong) ? 1 : 0;
      }
    }
  });
  CHECK(taken == 0);
}

TEST_CASE("a number that is no picture is on no card") {
  CardRow row = by_hand;
  row[0] = picture(14);  // as boat, modulo 13
  CHECK_FALSE(LinkingCard::read(row));
}

TEST_CASE("a card that was drawn is a card and every picture comes about as often") {
  SeededRandomSource random(3);
  std::map<CardPicture, int> drawn;
  std::set<LinkingCard> cards;
  for (int turn = 0; turn < 13'000; ++turn) {
    const LinkingCard each = LinkingCard::draw(random);
    CHECK(LinkingCard::read(each.row()) == each);
    for (const CardPicture shown : each.row()) ++drawn[shown];
    cards.insert(each);
  }
  CHECK(drawn.size() == 13);
  for (const auto& [shown, times] : drawn) CHECK((times > 4'600 && times < 5'400));  // 5,000 each, and six times the spread
  CHECK(cards.size() > 10'000);
}

TEST_CASE("a key is 32 bytes") {
  CHECK_FALSE(CardKey::read(base::Bytes(31, 7)));
  CHECK_FALSE(CardKey::read({}));
  CHECK(CardKey::read(base::Bytes(32, 7))->bytes() == base::Bytes(32, 7));
  SeededRandomSource random(3);
  CHECK(CardKey::draw(random).bytes() != CardKey::draw(random).bytes());
}

TEST_CASE("the same card under the same key has the same hash and under another key another") {
  CHECK(key().issued(card(by_hand)) == key().issued(card(by_hand)));
  CHECK(key().issued(card(by_hand)).size() == 64);
  CHECK(key().issued(card(by_hand)) != key(8).issued(card(by_hand)));
}

TEST_CASE("what was printed and what was used with each instrument and version cannot be matched by their hashes") {
  const LinkingCard each = card(by_hand);
  const std::set<std::string> hashes{key().issued(each), key().used(each, "gifts", 1), key().used(each, "gifts", 2),
                                     key().used(each, "gifts1", 1), key().used(each, "secrets", 1)};
  CHECK(hashes.size() == 5);
}

TEST_CASE("no two cards have the same hash") {
  std::set<std::string> hashes;
  std::size_t cards = 0;
  const CardKey one = key();
  each_card([&](const LinkingCard& each) {
    ++cards;
    hashes.insert(one.issued(each));
  });
  CHECK(cards == 28'561);
  CHECK(hashes.size() == cards);
}
