#include "open_connections.h"

#include <sys/socket.h>

namespace collector {
namespace {

// Unlike shutdown() this also throws away what has arrived: nothing of it can be parsed any more.
void disconnect(int socket) {
  sockaddr nowhere{};
  nowhere.sa_family = AF_UNSPEC;
  ::connect(socket, &nowhere, sizeof nowhere);
}

}  // namespace

void OpenConnections::enter(int socket) {
  const std::lock_guard lock(mutex_);
  if (closed_) {
    disconnect(socket);
  } else {
    sockets_.insert(socket);
  }
}

void OpenConnections::leave(int socket) {
  const std::lock_guard lock(mutex_);
  sockets_.erase(socket);
  aside_.erase(socket);
  changed_.notify_all();
}

void OpenConnections::set_aside(int socket) {
  const std::lock_guard lock(mutex_);
  aside_.insert(socket);
}

bool OpenConnections::go_on(int socket) {
  const std::lock_guard lock(mutex_);
  aside_.erase(socket);
  return closed_;
}

std::size_t OpenConnections::count() {
  const std::lock_guard lock(mutex_);
  return sockets_.size();
}

void OpenConnections::show_out(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  closed_ = true;
  const auto nobody = [this] { return sockets_.empty(); };
  for (const int socket : sockets_) {
    if (aside_.count(socket) == 0) ::shutdown(socket, SHUT_RD);
  }
  if (changed_.wait_for(lock, patience, nobody)) return;
  for (const int socket : sockets_) disconnect(socket);
  changed_.wait(lock, nobody);
}

}  // namespace collector
