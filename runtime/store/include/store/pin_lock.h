// The trainer's PIN (R29): kept as an Argon2id hash in a file of the data folder, docs/formats/store.md. Five wrong tries
// wait, then each further one twice as long, up to an hour. A try is written down as wrong before it is checked, so that
// no power cut takes one back. Waiting is counted on the monotonic clock and begins anew with each start: nobody has to
// believe the machine's date, and neither setting it back nor starting again shortens anything.
//
// May be called from any thread. A damaged file locks: every try fails with corrupt until it is put back or removed.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/result.h"
#include "session/pin.h"

namespace store {

class PinLock {
 public:
  static constexpr int free_tries = 5;
  static constexpr std::int64_t first_wait_ms = 30'000;
  static constexpr std::int64_t longest_wait_ms = 3'600'000;

  // The clock outlives the lock.
  PinLock(std::filesystem::path file, const base::Clock& clock);

  session::PinState state() const;
  std::string problem() const;  // for the log: what is damaged and what to do; "" when nothing is
  // Fails with invalid_input unless it is 4 to 8 digits, io or no_space when it cannot be kept; the old one then stays.
  base::Result<void> set(const std::string& digits);
  // Takes as long as Argon2id does. While there is something to wait for nothing is tried. Fails with not_found when no
  // PIN is set, corrupt, io, no_space or unavailable (no memory); nobody is let in then.
  base::Result<session::PinTried> try_pin(const std::string& digits);

 private:
  struct NotSet {};
  struct Kept {
    std::string hash;  // as crypto_pwhash_str writes it, parameters and salt included
    int wrong = 0;     // since the last right one
  };
  struct Damaged {
    base::Error error;
  };

  static std::variant<NotSet, Kept, Damaged> read(const std::filesystem::path& file);
  base::Result<void> keep(Kept kept);
  void wait_for(int wrong);

  const std::filesystem::path file_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;
  std::variant<NotSet, Kept, Damaged> pin_;
  std::int64_t wait_until_ms_ = 0;
};

}  // namespace store
