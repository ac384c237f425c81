// What time does to a kiosk: three shifts within a moment, the timer of a group, and a reader who walked away.
#include <algorithm>
#include <utility>

#include "kiosk.h"

namespace app {

void Kiosk::shift_pressed(int times) {
  const std::int64_t now = setup_.clock.monotonic_ms();
  for (int i = 0; i < times; ++i) shifts_ms_.push_back(now);
  std::erase_if(shifts_ms_, [&](std::int64_t at) { return now - at > shift_window_ms; });
  if (shifts_ms_.size() < 3) return;
  shifts_ms_.clear();
  act(session::Anywhere(session::QuickExit{}));
}

bool Kiosk::somebody_is_there() const {
  const session::Place& place = shell_.place;
  if (std::holds_alternative<session::Neutral>(place) || std::holds_alternative<session::Attract>(place)) return false;
  return somebody_came_ || !std::holds_alternative<session::Home>(place) || !shell_.overlays.empty() || shell_.reader != shell_.defaults;
}

std::int64_t Kiosk::reset_at_ms() const {
  const bool group = std::holds_alternative<session::Group>(shell_.place);
  return last_activity_ms_ + idle_reset_ms() + (group ? group_patience_ms : 0);
}

// A second begins when the timer is started.
void Kiosk::watch_timer() {
  const auto* group = std::get_if<session::Group>(&shell_.place);
  if (group == nullptr || !group->timer.runs) second_due_ms_.reset();
  else if (!second_due_ms_) second_due_ms_ = setup_.clock.monotonic_ms() + 1000;
}

// Before each action, so that whoever goes on from a page of questions is known to have had it in view for so long.
void Kiosk::tell_reading_time() {
  const std::int64_t now = setup_.clock.monotonic_ms();
  const std::int64_t since = std::exchange(reading_since_ms_, now);
  const auto* visit = std::get_if<session::LessonVisit>(&shell_.place);
  if (visit == nullptr || !std::holds_alternative<session::Survey>(visit->stage)) return;
  shell_ = session::update(std::move(shell_), session::Report(session::PageRead{now - since})).shell;
}

bool Kiosk::count_seconds() {
  const std::int64_t now = setup_.clock.monotonic_ms();
  if (!second_due_ms_ || now < *second_due_ms_) return false;
  const std::int64_t seconds = 1 + (now - *second_due_ms_) / 1000;
  *second_due_ms_ += seconds * 1000;
  act(session::Report(session::SecondsPassed{static_cast<int>(seconds)}));
  return true;
}

int Kiosk::seconds_left() const {
  const std::int64_t left_ms = reset_at_ms() - setup_.clock.monotonic_ms();
  return static_cast<int>(std::max<std::int64_t>(0, (left_ms + 999) / 1000));
}

std::optional<std::int64_t> Kiosk::idle_due_ms() const {
  // After a quick exit the landscape stays empty for as long, so that nobody can tell when it was.
  if (std::holds_alternative<session::Neutral>(shell_.place)) return reset_at_ms();
  if (!somebody_is_there()) return std::nullopt;
  for (const session::Overlay& overlay : shell_.overlays) {
    const auto* warning = std::get_if<session::IdleWarning>(&overlay);
    if (warning != nullptr) return reset_at_ms() - 1000 * (std::max(1, warning->seconds_left) - 1);
  }
  return reset_at_ms() - (idle_reset_ms() - idle_warning_ms());
}

std::optional<std::int64_t> Kiosk::next_tick_ms() const {
  std::optional<std::int64_t> next;
  for (const auto& due : {idle_due_ms(), chores_.next_look_ms(), second_due_ms_}) {
    if (due) next = std::min(next.value_or(*due), *due);
  }
  return next;
}

bool Kiosk::tick() {
  chores_.look(somebody_is_there());
  const bool counted = count_seconds();
  // Whoever listens is there; whoever was asked whether they are is waited for no longer than others.
  if (listening_.is_speaking() && !session::is_open<session::IdleWarning>(shell_)) reader_did_something();
  const auto due = idle_due_ms();
  if (!due || setup_.clock.monotonic_ms() < *due) return counted;
  if (setup_.clock.monotonic_ms() >= reset_at_ms()) {
    act(session::Report(session::IdleTimeout{}));
  } else {
    act(session::Report(session::IdleWarned{seconds_left()}));
  }
  return true;
}

}  // namespace app
