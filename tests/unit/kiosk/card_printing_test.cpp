// New cards on their way to paper, with a store of their own.
#include "card_printing.h"

#include "pictures/card_picture.h"
#include "support/catch.h"
#include "support/kiosk.h"

namespace {

session::CardsWanted wanted(int count) { return {count, {"en", "Cards", "Cut them.", {}}}; }

}  // namespace

TEST_CASE("a sheet has the pictures of cards that the store then knows") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  session::CardSheet sheet;
  const auto done = app::print_new_cards(*store, wanted(3), [&](const session::CardSheet& drawn) -> base::Result<std::string> {
    sheet = drawn;
    return "cards.pdf";
  });
  CHECK(done.value() == "cards.pdf");
  CHECK(sheet.title == "Cards");
  REQUIRE(sheet.cards.size() == 3);
  for (const session::CardPictures& card : sheet.cards) {
    for (const std::string& picture : card) CHECK(picture.rfind("<svg", 0) == 0);
  }
  CHECK(store->cards() == session::CardCounts{3, 0});
}

TEST_CASE("cards that came on no paper are taken back and the reason is passed on") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  const auto failed = app::print_new_cards(*store, wanted(20), [](const session::CardSheet&) -> base::Result<std::string> {
    return base::fail(base::ErrorCode::unavailable, "the printer does not answer");
  });
  CHECK(failed.error().message == "the printer does not answer");
  CHECK(store->cards() == session::CardCounts{0, 0});
}

TEST_CASE("when no more cards may be printed nothing is drawn") {
  support::Kiosk kiosk;
  const auto store = kiosk.open().value();
  for (int sheet = 0; sheet < 10; ++sheet) REQUIRE(store->print_cards(60));
  bool drawn = false;
  const auto failed = app::print_new_cards(*store, wanted(1), [&](const session::CardSheet&) -> base::Result<std::string> {
    drawn = true;
    return "";
  });
  CHECK(failed.error().code == base::ErrorCode::unavailable);
  CHECK_FALSE(drawn);
}
