#include "control.h"

#include <sys/socket.h>

#include <cerrno>

namespace media_process {

std::optional<film_wire::ToHelper> Control::hear(Wait wait) {
  std::array<std::byte, film_wire::most_bytes> packet;
  ssize_t count = 0;
  do {
    count = ::recv(socket_, packet.data(), packet.size(), wait == Wait::no ? MSG_DONTWAIT : 0);
  } while (count < 0 && errno == EINTR);
  if (count < 0 && errno == EAGAIN) return std::nullopt;
  auto message = count <= 0 ? std::nullopt : film_wire::parse_to_helper(std::span(packet).first(static_cast<std::size_t>(count)));
  if (!message) is_over_ = true;
  return message;
}

// The kiosk reads at every turn; if hundreds of messages wait for it, it has forgotten this film.
void Control::send(std::span<const std::byte> packet) {
  if (::send(socket_, packet.data(), packet.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) is_over_ = true;
}

}  // namespace media_process
