// What a Store says as a session::CardBook.
#include "card_rows.h"
#include "inside.h"

namespace store {

base::Result<void> Store::Inside::destroy_old_cards() {
  return in_transaction([&]() -> base::Result<void> {
    TRY_ASSIGN(const EndTime time, now());
    TRY_ASSIGN(const bool destroyed, store::destroy_old_cards(*database, time));
    log_holds_deleted |= destroyed;
    return {};
  });
}

base::Result<std::vector<evaluation::LinkingCard>> Store::print_cards(int count) {
  return inside_->in_transaction([&]() -> base::Result<std::vector<evaluation::LinkingCard>> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    return store::print_cards(*inside_->database, count, now, *inside_->options.random);
  });
}

base::Result<void> Store::take_back_cards(const std::vector<evaluation::LinkingCard>& cards) {
  return inside_->in_transaction([&] { return store::take_back_cards(*inside_->database, cards); });
}

base::Result<session::CardBegun> Store::begin_with_card(const session::SittingId& sitting, const evaluation::LinkingCard& card) {
  return inside_->in_transaction([&]() -> base::Result<session::CardBegun> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    return store::begin_with_card(*inside_->database, sitting, card, now);
  });
}

base::Result<session::CardReader> Store::find_reader(const evaluation::LinkingCard& card, const std::string& instrument, int version,
                                                     evaluation::Wave wave) {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return store::find_reader(*inside_->database, card, {instrument, version, wave});
}

base::Result<void> Store::begin_later_sitting(const session::SittingStart& start, evaluation::Wave wave, const session::SittingId& reader) {
  return inside_->begin(start, [&] { return insert_later_sitting(*inside_->database, start, wave, reader); });
}

base::Result<session::CardUsed> Store::begin_visit(const session::SittingStart& start, const evaluation::LinkingCard& card) {
  TRY_ASSIGN(const VisitSaid said, inside_->in_transaction([&]() -> base::Result<VisitSaid> {
    TRY_ASSIGN(const EndTime now, inside_->now());
    return say_visit(*inside_->database, start, card, now);
  }));
  if (said.used.visit == session::CardVisit::first) {
    TRY(begin_sitting(start));
    TRY(begin_with_card(start.id, card));
  }
  if (said.used.visit == session::CardVisit::later) {
    session::SittingStart later = start;
    later.form_a_first = said.used.form_a_first;
    later.arm = base::Arm::none;
    TRY(begin_later_sitting(later, evaluation::Wave::follow_up, said.reader));
  }
  return said.used;
}

base::Result<session::CardCounts> Store::cards() {
  const std::lock_guard<std::mutex> mine(inside_->turn);
  return count_cards(*inside_->database);
}

base::Result<void> Store::destroy_cards() {
  return inside_->in_transaction([&] {
    inside_->log_holds_deleted = true;
    return destroy_all_cards(*inside_->database);
  });
}

}  // namespace store
