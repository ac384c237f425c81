// How long somebody who owes something has brought nothing.
#pragma once

#include <cstdint>

namespace media {

class Watchdog {
 public:
  static constexpr std::int64_t patience_us = 2'000'000;
  // Work that cannot be seen yet, as when a place far from any whole picture is sought, counts for so long.
  static constexpr std::int64_t most_us = 10'000'000;

  struct Seen {
    std::uint64_t brought = 0;  // pictures and samples and messages, ever
    std::uint64_t beats = 0;
  };

  void begin() { silent_us_ = without_us_ = 0; }  // something else is owed now

  // True when the patience is at its end. Nothing is owed: the count begins again.
  bool look(bool is_owed, Seen seen, std::int64_t passed_us) {
    const bool has_brought = seen.brought != seen_.brought;
    const bool has_worked = has_brought || seen.beats != seen_.beats;
    seen_ = seen;
    silent_us_ = is_owed && !has_worked ? silent_us_ + passed_us : 0;
    without_us_ = is_owed && !has_brought ? without_us_ + passed_us : 0;
    return silent_us_ > patience_us || without_us_ > most_us;
  }

 private:
  Seen seen_;
  std::int64_t silent_us_ = 0;
  std::int64_t without_us_ = 0;
};

}  // namespace media
