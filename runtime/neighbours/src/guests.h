// Who is connected, and since when: those who stay too long go when another comes, and all go before the HTTP library is stopped, which
// dereferences null when it has to refuse a malformed request while it stops.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>

namespace neighbours {

class Guests {
 public:
  explicit Guests(std::chrono::milliseconds longest) : longest_(longest) {}

  // From the library's threads; a socket is left before it is closed.
  void enter(int socket);
  void leave(int socket);

  // Those who are too long here are disconnected; how many are left.
  std::size_t after_showing_out_the_slow();
  // Returns when nobody is connected, or after a few seconds; whoever comes from now on is disconnected at once.
  void show_out_everybody();

 private:
  using Clock = std::chrono::steady_clock;

  const std::chrono::milliseconds longest_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<int, Clock::time_point> since_;
  bool closed_ = false;
};

}  // namespace neighbours
