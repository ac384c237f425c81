// A kiosk that is enrolled and has printed linking cards.
#pragma once

#include <memory>
#include <vector>

#include "support/catch.h"
#include "support/kiosk.h"

namespace support {

struct KioskWithCards {
  Kiosk kiosk;
  FakeCollector collector;
  std::unique_ptr<store::Store> store = kiosk.open().value();
  std::vector<evaluation::LinkingCard> cards;

  KioskWithCards() {
    REQUIRE(store->keep_scoring_key(small_key()));
    REQUIRE(enrol(*store, collector));
    cards = store->print_cards(60).value();
  }
};

}  // namespace support
