// The port through which linking cards (evaluation/linking_card.h) are printed and used; the store implements it. Which card
// a reader had is known to it alone and as a keyed hash, and nothing of it is ever sent. Every call is durable when it returns.
//
// Where a card does not say whose it is, later answers stay nobody's: a reader is never guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/linking_card.h"
#include "evaluation/wave.h"
#include "session/recorder.h"

namespace session {

// What came of a card at the first visit.
enum class CardBegun {
  taken,     // from now on it is this reader's
  not_ours,  // it was not printed here, or was destroyed since
  twin,      // another reader began with it: it is nobody's from now on, since nobody could say who comes back with it
};

// What a card says at a later visit.
enum class CardBack {
  known,        // whose it is
  not_ours,     // it was not printed here, or was destroyed since
  never_begun,  // nobody began the same questions with it, or had everything deleted
  came_back,    // its reader was asked this time already
  twin,         // two readers began with it
  too_late,     // what was answered first is in a sum already
};

struct CardReader {
  CardBack back = CardBack::not_ours;
  SittingId reader{};        // the sitting that was begun with it; empty unless known
  bool form_a_first = true;  // of that sitting
};

// What a visit is that shows a card before its questions.
enum class CardVisit {
  first,      // and the card is this reader's from now on, or nobody's where another began with it in these weeks
  later,      // weeks after the first; linked to it where the card still says whose it is
  came_back,  // its reader was asked this time already: nothing begins
  not_ours,   // it was not printed here, or was destroyed since: nothing begins
};

struct CardUsed {
  CardVisit visit = CardVisit::not_ours;
  bool form_a_first = true;  // of a later one: as the reader began
};

struct UseCard {  // reported as CardUsed
  SittingStart start;
  evaluation::LinkingCard card;
};
struct BeginLater { SittingStart start; };  // of a reader who was asked weeks ago and has lost the card: linked to nobody

struct CardCounts {
  std::int64_t printed = 0;  // and not destroyed
  std::int64_t begun = 0;    // with one instrument or another
  friend bool operator==(const CardCounts&, const CardCounts&) = default;
};

inline constexpr int most_cards_at_once = 60;     // of one sheet
inline constexpr int most_cards_of_a_kiosk = 600;  // of 28,561: more, and a slip that makes a card would often make somebody's
inline constexpr int follow_up_after_days = 14;  // sooner, two with one card are two readers, or one who plays twice
inline constexpr int card_days = 180;              // after which a card is destroyed by itself, as held answers are

class CardBook {
 public:
  virtual ~CardBook() = default;
  // Cards of which none was printed here before. Fails with invalid_input for a number that is no sheet's, and with
  // unavailable when there would be too many.
  virtual base::Result<std::vector<evaluation::LinkingCard>> print_cards(int count) = 0;
  // Those that came on no paper: nobody can come with them, and as many others may be printed.
  virtual base::Result<void> take_back_cards(const std::vector<evaluation::LinkingCard>& cards) = 0;
  // At the first visit, while the sitting is open; another card takes the place of the one before. Fails with unavailable
  // when it is not open any more.
  virtual base::Result<CardBegun> begin_with_card(const SittingId& sitting, const evaluation::LinkingCard& card) = 0;
  // At a later visit, before its sitting begins, which changes nothing yet.
  virtual base::Result<CardReader> find_reader(const evaluation::LinkingCard& card, const std::string& instrument, int version,
                                               evaluation::Wave wave) = 0;
  // As Recorder::begin_sitting, of a visit that begins with a later wave; `reader` as found by the card, empty where it said
  // nothing. Fails with unavailable when that reader cannot be linked any more.
  virtual base::Result<void> begin_later_sitting(const SittingStart& start, evaluation::Wave wave, const SittingId& reader) = 0;
  // Begins what the card says that the visit is; whoever comes to the same visit again, after a power cut, hears the same.
  virtual base::Result<CardUsed> begin_visit(const SittingStart& start, const evaluation::LinkingCard& card) = 0;
  virtual base::Result<CardCounts> cards() = 0;
  // Once nobody will come back: the key, what was printed and what was used. Links that were made stay.
  virtual base::Result<void> destroy_cards() = 0;
};

}  // namespace session
