// An HTTP server on 127.0.0.1, on a port the kernel chooses, that answers as a test tells it to, and
// badly if so told. Serves one connection after another on a thread of its own, one request each.
#pragma once

#include <functional>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "support/listening_socket.h"

namespace support {

struct LoopbackRequest {
  std::string method;
  std::string path;
  std::string head;  // request line and header lines
  std::string body;
};

// What goes back, byte for byte; the connection is closed after it.
struct LoopbackReply {
  std::string bytes;
  bool wait_for_client = false;  // send nothing and wait until the client gives up
};

inline LoopbackReply http_reply(const std::string& status_line, const std::string& body, const std::string& headers = "") {
  return {"HTTP/1.1 " + status_line + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
          "Connection: close\r\n\r\n" + body};
}

class LoopbackServer {
 public:
  using Answer = std::function<LoopbackReply(const LoopbackRequest&)>;

  explicit LoopbackServer(Answer answer) : answer_(std::move(answer)), thread_([this] { serve(); }) {}
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  ~LoopbackServer() {
    listener_.end();
    thread_.join();
  }

  std::string url() const { return "http://" + listener_.address(); }

 private:
  void serve() {
    while (true) {
      const int connection = listener_.accept();
      if (connection < 0) return;
      LoopbackRequest request;
      if (read_request(connection, request)) reply(connection, answer_(request));
      ::close(connection);
    }
  }

  static bool read_request(int connection, LoopbackRequest& request) {
    std::string bytes;
    std::size_t head_end = std::string::npos;
    std::size_t length = 0;
    while (head_end == std::string::npos || bytes.size() < head_end + 4 + length) {
      char buffer[65536];
      const ssize_t count = ::recv(connection, buffer, sizeof buffer, 0);
      if (count <= 0) return false;
      bytes.append(buffer, static_cast<std::size_t>(count));
      if (head_end != std::string::npos) continue;
      head_end = bytes.find("\r\n\r\n");
      if (head_end == std::string::npos) continue;
      const auto at = bytes.find("Content-Length: ");
      if (at < head_end) length = std::stoul(bytes.substr(at + 16));
    }
    request.head = bytes.substr(0, head_end);
    request.body = bytes.substr(head_end + 4);
    const auto space = request.head.find(' ');
    request.method = request.head.substr(0, space);
    request.path = request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
    return true;
  }

  static void reply(int connection, const LoopbackReply& reply) {
    if (reply.wait_for_client) {
      char byte = 0;
      while (::recv(connection, &byte, 1, 0) > 0) continue;
      return;
    }
    std::size_t sent = 0;
    while (sent < reply.bytes.size()) {
      const ssize_t count = ::send(connection, reply.bytes.data() + sent, reply.bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return;
      sent += static_cast<std::size_t>(count);
    }
  }

  Answer answer_;
  ListeningSocket listener_;
  std::thread thread_;
};

}  // namespace support
