// The real parasol-collector as a child process, and an HTTP client just large enough to talk to it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"

namespace support {

struct Finished {
  int exit_code = -1;
  std::string output;
  std::string errors;
};

class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments) {
    if (::pipe(output_) != 0 || ::pipe(errors_) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) run(arguments);
    ::close(output_[1]);
    ::close(errors_[1]);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    ::close(output_[0]);
    ::close(errors_[0]);
  }

  std::string first_line() {
    std::string line;
    for (char c = 0; ::read(output_[0], &c, 1) == 1 && c != '\n';) line += c;
    return line;
  }

  int end(int signal) {
    ::kill(pid_, signal);
    return wait();
  }

  // Stands still when this returns: what is sent to it waits, signals too, until resume().
  void freeze() const {
    ::kill(pid_, SIGSTOP);
    ::waitpid(pid_, nullptr, WUNTRACED);
  }
  pid_t pid() const { return pid_; }
  void send(int signal) const { ::kill(pid_, signal); }
  void resume() const { ::kill(pid_, SIGCONT); }

  int wait() {
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  Finished finish() {
    Finished finished;
    finished.output = drain(output_[0]);
    finished.errors = drain(errors_[0]);
    finished.exit_code = wait();
    return finished;
  }

 private:
  [[noreturn]] void run(const std::vector<std::string>& arguments) {
    ::dup2(output_[1], STDOUT_FILENO);
    ::dup2(errors_[1], STDERR_FILENO);
    for (const int descriptor : {output_[0], output_[1], errors_[0], errors_[1]}) ::close(descriptor);
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
  }

  static std::string drain(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t count; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(count));
    return text;
  }

  int output_[2] = {-1, -1};
  int errors_[2] = {-1, -1};
  pid_t pid_ = -1;
};

struct Reply {
  int status = 0;  // 0: the connection ended without an answer
  std::string head;
  std::string body;
};

class HttpClient {
 public:
  explicit HttpClient(const std::string& address) : host_(address.substr(0, address.rfind(':'))),
        port_(static_cast<std::uint16_t>(std::atoi(address.substr(address.rfind(':') + 1).c_str()))) {}

  Reply send(const std::string& method, const std::string& path, const std::string& body) const {
    return raw(method + " " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  Reply put(const std::string& path, const base::Bytes& body) const { return send("PUT", path, {body.begin(), body.end()}); }

  // A connection that the collector has answered on and keeps open; the caller hands it to finish().
  int keep_open() const {
    const int connection = connect_and_send("GET /v1/health HTTP/1.1\r\nHost: test\r\n\r\n");
    std::string answer;
    char buffer[4096];
    while (parse(answer).body.empty()) {
      const ssize_t count = ::recv(connection, buffer, sizeof buffer, 0);
      if (count <= 0) throw std::runtime_error("no answer to keep open");
      answer.append(buffer, static_cast<std::size_t>(count));
    }
    return connection;
  }
  // A connection on which this was sent; -1 when nobody listens.
  int begin(const std::string& bytes) const { return connect_and_send(bytes); }
  static void send_on(int connection, const std::string& bytes) { ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  static Reply finish(int connection) {
    std::string answer;
    char buffer[4096];
    for (ssize_t count; (count = ::recv(connection, buffer, sizeof buffer, 0)) > 0;) answer.append(buffer, static_cast<std::size_t>(count));
    ::close(connection);
    return parse(answer);
  }

  // These bytes, and whatever comes back until the collector closes.
  Reply raw(const std::string& bytes) const {
    const int connection = connect_and_send(bytes);
    return connection < 0 ? Reply{} : finish(connection);
  }

  // These bytes, and gone before any answer.
  void abandon(const std::string& bytes) const {
    const int connection = connect_and_send(bytes);
    if (connection >= 0) ::close(connection);
  }

 private:
  int connect_and_send(const std::string& bytes) const {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    ::inet_pton(AF_INET, host_.c_str(), &address.sin_addr);
    if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      ::close(connection);
      return -1;
    }
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t count = ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    return connection;
  }

  static Reply parse(const std::string& answer) {
    Reply reply;
    const std::size_t end = answer.find("\r\n\r\n");
    if (answer.size() < 12 || end == std::string::npos) return reply;
    reply.status = std::atoi(answer.substr(9, 3).c_str());
    reply.head = answer.substr(0, end);
    reply.body = answer.substr(end + 4);
    return reply;
  }

  std::string host_;
  std::uint16_t port_;
};

}  // namespace support
