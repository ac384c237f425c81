// The socket to the kiosk: one message a packet. Nothing is written elsewhere, and nothing waits for anything else.
#pragma once

#include <optional>

#include "film_wire/message.h"

namespace media_process {

class Control {
 public:
  explicit Control(int socket) : socket_(socket) {}

  enum class Wait { no, yes };
  // Nothing when nothing has come, or the kiosk is gone or speaks another language: see is_over().
  std::optional<film_wire::ToHelper> hear(Wait wait);
  bool is_over() const { return is_over_; }

  template <typename Message>
  void say(const Message& message) {
    const auto bytes = film_wire::bytes_of(message);
    send(bytes);
  }

 private:
  void send(std::span<const std::byte> packet);

  int socket_;
  bool is_over_ = false;
};

}  // namespace media_process
