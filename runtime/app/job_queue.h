// The jobs that wait for one thing, in order. Plain bookkeeping: what makes which waiting job needless is
// decided here, what is done with them elsewhere. Not for more than one thread at a time.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "session/jobs.h"

namespace app {

struct WaitingJob {
  session::JobNumber number = 0;
  session::Job job;
};

class JobQueue {
 public:
  static constexpr std::size_t most_waiting = 64;

  // Under which number the job waits; none when there is no room.
  std::optional<session::JobNumber> push(session::JobNumber number, session::Job job);
  std::optional<WaitingJob> pop();
  bool remove(session::JobNumber number);
  // Forgets all that may be lost when the program ends.
  void keep_only_records();
  // Those that became needless since the last call: a place that was replaced before it was written.
  std::vector<session::JobNumber> needless();
  bool empty() const { return waiting_.empty(); }

 private:
  std::deque<WaitingJob> waiting_;
  std::vector<session::JobNumber> needless_;
};

}  // namespace app
