#include "window.h"

#include <algorithm>

namespace app {
namespace {

// How long the window may sleep: until something happens, or the clock has something to do.
int sleep_ms(const Kiosk& kiosk, const base::Clock& clock, int longest_ms) {
  auto due = kiosk.next_tick_ms();
  if (const auto frame = kiosk.next_frame_ms()) due = std::min(due.value_or(*frame), *frame);
  if (!due) return longest_ms;
  return static_cast<int>(std::clamp<std::int64_t>(*due - clock.monotonic_ms(), 1, longest_ms < 0 ? 60'000 : longest_ms));
}

}  // namespace

WindowTurn window_turn(platform::Screen& screen, Kiosk& kiosk, const base::Clock& clock, WindowKind kind, int longest_ms) {
  const platform::Events events = screen.wait(sleep_ms(kiosk, clock, longest_ms));
  if (events.display_lost) return WindowTurn::display_lost;
  if (events.closed && kind == WindowKind::of_a_desk) return WindowTurn::end;
  if (events.textures_lost) {
    kiosk.let_go_of_textures();
    kiosk.take_textures_again();
  }
  if (events.shift_presses > 0) kiosk.shift_pressed(events.shift_presses);
  const auto frame = kiosk.next_frame_ms();
  const bool heard = kiosk.hear();
  const bool ticked = kiosk.tick() || (frame && *frame <= clock.monotonic_ms());
  if (events.reader_did_something) kiosk.reader_did_something();
  if (events.reader_did_something || events.exposed || events.textures_lost || heard || ticked) {
    kiosk.turn(events.input);
    kiosk.shown();
  }
  return kiosk.has_ended() ? WindowTurn::end : WindowTurn::go_on;
}

}  // namespace app
