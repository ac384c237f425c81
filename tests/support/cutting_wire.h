// What stands between a client and a server on 127.0.0.1 and cuts the connection after as many bytes as it is told, of what is
// asked or of what is answered. One connection after another.
#pragma once

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <thread>

#include "support/listening_socket.h"

namespace support {

class CuttingWire {
 public:
  static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

  CuttingWire() : thread_([this] { serve(); }) {}
  CuttingWire(const CuttingWire&) = delete;
  CuttingWire& operator=(const CuttingWire&) = delete;
  ~CuttingWire() {
    listener_.end();
    thread_.join();
  }

  std::string url() const { return "http://" + listener_.address(); }

  // Between connections only. "127.0.0.1:8080", as a collector prints it.
  void lead_to(const std::string& address) { server_ = static_cast<std::uint16_t>(std::atoi(address.substr(address.rfind(':') + 1).c_str())); }
  void cut(std::size_t asked, std::size_t answered) {
    asked_ = asked;
    answered_ = answered;
  }
  // How much went through on the last connection that is over.
  std::size_t asked() const { return passed_asked_; }
  std::size_t answered() const { return passed_answered_; }

 private:
  void serve() {
    while (true) {
      const int client = listener_.accept();
      if (client < 0) return;
      const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const int at_once = 1;  // else every small piece waits for the acknowledgement of the one before
      for (const int end : {client, server}) ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
      const sockaddr_in address = loopback(server_);
      if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) join(client, server);
      // A server that sees only the end of what it was sent keeps the connection until it has been idle for long.
      const linger reset{1, 0};
      ::setsockopt(server, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
      ::close(server);
      ::close(client);
    }
  }

  void join(int client, int server) {
    std::size_t asked = 0;
    std::size_t answered = 0;
    while (asked < asked_ && answered < answered_) {
      pollfd ends[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (::poll(ends, 2, -1) < 0) break;
      if (ends[0].revents != 0 && !pass(client, server, asked_, asked)) break;
      if (ends[1].revents != 0 && !pass(server, client, answered_, answered)) break;
    }
    passed_asked_ = asked;
    passed_answered_ = answered;
  }

  static bool pass(int from, int to, std::size_t most, std::size_t& passed) {
    char buffer[4096];
    const ssize_t count = ::recv(from, buffer, std::min(sizeof buffer, most - passed), 0);
    if (count <= 0) return false;
    for (ssize_t sent = 0; sent < count;) {
      const ssize_t more = ::send(to, buffer + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
      if (more <= 0) return false;
      sent += more;
    }
    passed += static_cast<std::size_t>(count);
    return true;
  }

  ListeningSocket listener_;
  std::atomic<std::uint16_t> server_{0};
  std::atomic<std::size_t> asked_{never};
  std::atomic<std::size_t> answered_{never};
  std::atomic<std::size_t> passed_asked_{0};
  std::atomic<std::size_t> passed_answered_{0};
  std::thread thread_;
};

}  // namespace support
