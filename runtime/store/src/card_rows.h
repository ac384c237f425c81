// Linking cards as rows: session/card_book.h. Each function is to be called inside a transaction.
#pragma once

#include "database.h"
#include "evaluation/random_source.h"
#include "session/card_book.h"
#include "sittings.h"

namespace store {

base::Result<std::vector<evaluation::LinkingCard>> print_cards(Database& database, int count, const EndTime& now, evaluation::RandomSource& random);
base::Result<void> take_back_cards(Database& database, const std::vector<evaluation::LinkingCard>& cards);
base::Result<session::CardBegun> begin_with_card(Database& database, const session::SittingId& sitting, const evaluation::LinkingCard& card,
                                                 const EndTime& now);

// The instrument and version whose questions are asked again, and when.
struct AskedAgain {
  std::string instrument;
  int version = 0;
  evaluation::Wave wave = evaluation::Wave::follow_up;
};
base::Result<session::CardReader> find_reader(Database& database, const evaluation::LinkingCard& card, const AskedAgain& asked);

// What a visit of that start is, which changes nothing yet; the reader is empty where a later one is linked to nobody.
struct VisitSaid {
  session::CardUsed used;
  session::SittingId reader{};
};
base::Result<VisitSaid> say_visit(Database& database, const session::SittingStart& start, const evaluation::LinkingCard& card, const EndTime& now);

base::Result<session::CardCounts> count_cards(Database& database);
// Whether something was destroyed. A card of a time without a believable clock counts from the first such time on.
base::Result<bool> destroy_old_cards(Database& database, const EndTime& now);
base::Result<void> destroy_all_cards(Database& database);

}  // namespace store
