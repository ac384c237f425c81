// Keeps a kiosk going: a small process that starts it as a child and starts it again when a signal ended it, or when its
// display went away and may return. It draws nothing, opens nothing and waits. A child that ends by itself ends both, with
// its exit code; SIGTERM, SIGINT and SIGHUP end both; and a child whose parent was killed is ended by the kernel, so that
// none is ever left over.
#pragma once

#include <cstdint>
#include <functional>

namespace app {

// How long to wait before the next start: not at all at first, so that whoever sits there goes on, and longer and longer
// when starting does not help. A kiosk that held for a minute begins anew.
class Restarts {
 public:
  static constexpr std::int64_t held_ms = 60'000;
  static constexpr std::int64_t longest_pause_ms = 60'000;

  std::int64_t pause_ms(std::int64_t lived_ms);

 private:
  int in_a_row_ = 0;
};

// How long to wait before looking again whether a display is there: a moment at first, then every few seconds, for ever.
class DisplayWaits {
 public:
  static constexpr std::int64_t longest_pause_ms = 3'000;
  static constexpr std::int64_t held_ms = 10'000;

  std::int64_t pause_ms(std::int64_t lived_ms);

 private:
  int in_a_row_ = 0;
};

// after_end: somebody ended the window alone, as `kill` does and a session that is closed; that is nothing its page did.
enum class Start { first, after_crash, after_display, after_end };

struct Beginning {
  Start how = Start::first;
  std::int64_t away_ms = 0;  // for how long nobody could see the kiosk
};

// What a child returns that finds no display to begin on; a display that goes away later ends it with
// platform::display_lost_exit.
inline constexpr int no_display_exit = 69;

// `run` is called in a child each time; what it returns is the exit code. To be called before any thread is started.
int supervise(const std::function<int(const Beginning&)>& run);

}  // namespace app
