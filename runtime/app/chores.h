// What a kiosk does by itself: it closes blocks while nobody is there, and sends batches at random times, once within the
// hour after a start and then about once a day, so that no message says that somebody has just sat there.
// Where somebody at the desk has said so, it meets its neighbours on the network, at moments drawn alike.
// Decides when; the jobs do it. A closing gives way to whatever a reader has to have kept, and is begun
// again later; after a start it is always begun, since a power cut may have come before it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "base/clock.h"
#include "base/random.h"
#include "session/jobs.h"

namespace app {

class Chores {
 public:
  // A kiosk that does not send leaves its batches to `parasol-kiosk sync`.
  Chores(session::Jobs& jobs, const base::Clock& clock, bool sends, bool shares = false);

  void a_sitting_ended() { closing_is_due_ = true; }
  void give_way();                    // something has to be kept
  void share(bool yes);               // with neighbours: now, and from now on; or not any more
  void look(bool somebody_is_there);  // starts what is due
  bool hear(const session::JobReport& report);  // whether it is about a chore
  // When look() has something to start, in the clock's milliseconds; never more than once a minute.
  std::optional<std::int64_t> next_look_ms() const;

 private:
  void hear_of_closing(const session::JobReport& report);
  void hear_of_sending(const session::JobReport& report);
  void hear_of_meeting(const session::JobReport& report);
  session::JobNumber start_with_neighbours(session::Job job);
  bool is_of_neighbours(const session::JobReport& report);

  session::Jobs& jobs_;
  const base::Clock& clock_;
  const bool sends_;
  base::Random random_;  // spreads kiosks that failed together
  bool closing_is_due_ = true;
  session::JobNumber closing_ = 0;
  session::JobNumber sending_ = 0;
  std::int64_t next_sending_ms_ = 0;
  bool shares_;
  session::JobNumber meeting_ = 0;
  std::set<session::JobNumber> neighbour_jobs_;  // those that were cancelled, too, and those that only leave
  std::int64_t next_meeting_ms_ = 0;
  int failures_ = 0;
};

}  // namespace app
