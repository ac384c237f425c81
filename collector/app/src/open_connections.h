// The sockets of the clients that are connected, so that all of them can be shown out before the HTTP
// library is stopped: it dereferences null when it has to refuse a malformed request while it stops.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <set>

namespace collector {

class OpenConnections {
 public:
  // From the library's threads; a socket is left before it is closed.
  void enter(int socket);
  void leave(int socket);

  // Who waits for an answer is not shown out before it: go_on() says whether it is time to go after that.
  void set_aside(int socket);
  bool go_on(int socket);

  std::size_t count();

  // Returns when nobody is connected. What has arrived whole is still answered, as long as `patience`
  // lasts; then whoever is left is disconnected, as is at once whoever comes from now on.
  void show_out(std::chrono::milliseconds patience);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<int> sockets_;
  std::set<int> aside_;
  bool closed_ = false;
};

}  // namespace collector
