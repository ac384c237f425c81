// How kiosks on one network find each other. Apart from how they talk, so that tests bring neighbours of their own.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "session/neighbours.h"

namespace neighbours {

class Discovery {
 public:
  virtual ~Discovery() = default;
  // Others find this kiosk at the port, under a name drawn at random, until withdraw(). Again is for nothing as long as it holds.
  virtual tl::expected<void, session::NearbyTrouble> announce(std::uint16_t port) = 0;
  virtual void withdraw() = 0;
  // Those that are there now, this one left out, at most most_neighbours of them drawn at random. Only while announced.
  virtual tl::expected<std::vector<session::Neighbour>, session::NearbyTrouble> look(const base::IsCancelled& is_cancelled) = 0;
};

inline constexpr std::size_t most_neighbours = 24;

// The service _parasol._tcp, by the machine's own avahi-daemon. Connects with the first announce(), and waits in a thread of its own.
std::unique_ptr<Discovery> make_avahi_discovery();

}  // namespace neighbours
