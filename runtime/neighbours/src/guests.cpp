#include "guests.h"

#include <sys/socket.h>

namespace neighbours {
namespace {

constexpr std::chrono::seconds patience{3};  // with the library, which tells of those who have gone when it comes to it

// Unlike shutdown() this also throws away what has arrived: nothing of it can be parsed any more.
void disconnect(int socket) {
  sockaddr nowhere{};
  nowhere.sa_family = AF_UNSPEC;
  ::connect(socket, &nowhere, sizeof nowhere);
}

}  // namespace

void Guests::enter(int socket) {
  const std::lock_guard lock(mutex_);
  if (closed_) disconnect(socket);
  since_[socket] = Clock::now();
}

void Guests::leave(int socket) {
  const std::lock_guard lock(mutex_);
  since_.erase(socket);
  changed_.notify_all();
}

std::size_t Guests::after_showing_out_the_slow() {
  const std::lock_guard lock(mutex_);
  std::size_t left = 0;
  for (const auto& [socket, since] : since_) {
    if (Clock::now() - since > longest_) disconnect(socket);
    else ++left;
  }
  return left;
}

void Guests::show_out_everybody() {
  std::unique_lock lock(mutex_);
  closed_ = true;
  for (const auto& [socket, since] : since_) disconnect(socket);
  changed_.wait_for(lock, patience, [this] { return since_.empty(); });
}

}  // namespace neighbours
