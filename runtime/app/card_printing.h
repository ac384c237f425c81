// Linking cards on their way to paper: drawn, known to the store before anybody has them, and taken back where nothing came
// of it. What is on them is in no log.
#pragma once

#include <string>

#include "base/result.h"
#include "session/card_book.h"
#include "session/print_port.h"

namespace app {

// The words with these cards' pictures.
session::CardSheet with_cards(session::CardSheet words, const std::vector<evaluation::LinkingCard>& cards);

// Hands a sheet of new cards to `deliver`, which answers with a Result; fails as that does and as the book does.
template <typename Deliver>
auto print_new_cards(session::CardBook& book, const session::CardsWanted& wanted, Deliver deliver)
    -> decltype(deliver(session::CardSheet())) {
  TRY_ASSIGN(const auto cards, book.print_cards(wanted.count));
  auto delivered = deliver(with_cards(wanted.words, cards));
  if (!delivered) TRY(book.take_back_cards(cards));
  return delivered;
}

}  // namespace app
