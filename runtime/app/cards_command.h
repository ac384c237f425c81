// Linking cards on the command line: parasol-kiosk cards print, status, destroy. Exit codes: 0 done, 2 it cannot be done.
#pragma once

#include "options.h"
#include "session/card_book.h"

namespace app {

int print_cards(const Options& options, session::CardBook& book);
int count_cards(session::CardBook& book);
int destroy_cards(const Options& options, session::CardBook& book);

}  // namespace app
