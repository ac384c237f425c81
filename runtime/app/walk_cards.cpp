// What a walk does with linking cards, and the weeks that lie between two visits.
#include <algorithm>

#include "walk_steps.h"

namespace app {
namespace {

tl::unexpected<base::Error> card_fails(std::string message) { return base::fail(base::ErrorCode::invalid_input, std::move(message)); }

bool is_number(const std::string& text) {
  return !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

base::Result<void> WalkPlayer::print_cards(const std::string& count) {
  if (!is_number(count)) return card_fails("cards: \"" + count + "\" is not a number of cards");
  TRY_ASSIGN(const auto printed, store_->print_cards(std::stoi(count)));
  cards_.insert(cards_.end(), printed.begin(), printed.end());
  return {};
}

// A slip of the finger: two pictures that differ change places, which a card always notices.
base::Result<void> WalkPlayer::tap_card(const std::string& number, bool slips) {
  const std::size_t wanted = is_number(number) ? static_cast<std::size_t>(std::stoi(number)) : 0;
  if (wanted == 0 || wanted > cards_.size()) return card_fails("\"" + number + "\" is none of the " + std::to_string(cards_.size()) + " cards that this walk has printed");
  evaluation::CardRow row = cards_[wanted - 1].row();
  if (slips) {
    const auto other = std::find_if(row.begin(), row.end(), [&](evaluation::CardPicture picture) { return picture != row.front(); });
    if (other == row.end()) return card_fails("slip-card: every picture of card " + number + " is the same");
    std::swap(row.front(), *other);
  }
  for (const evaluation::CardPicture picture : row) {
    TRY(touch("card/" + std::string(base::name_of(picture))));
    pass_time(step_ms);
  }
  return {};
}

// Nobody is there meanwhile.
base::Result<void> WalkPlayer::wait_weeks(const std::string& time) {
  constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 3600 * 1000;
  const std::string weeks = time.substr(0, time.size() - 1);
  if (!is_number(weeks)) return card_fails("wait: \"" + time + "\" is neither idle nor a time such as 90s or 5w");
  pass_time(kiosk_->idle_reset_ms() + 1000);
  clock_.advance_ms(std::stoi(weeks) * week_ms);
  kiosk_->tick();
  kiosk_->reader_did_something();  // and somebody comes
  kiosk_->turn({});
  return {};
}

}  // namespace app
