// Kiosks that find each other without a network: whoever announces is seen by the others.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "neighbours/neighbour_port.h"

namespace support {

struct Meadow {
  std::vector<session::Neighbour> all;
  std::optional<session::NearbyTrouble> trouble;

  void remove(std::uint16_t port) {
    std::erase_if(all, [&](const session::Neighbour& each) { return each.port == port; });
  }
};

class MeadowDiscovery final : public neighbours::Discovery {
 public:
  explicit MeadowDiscovery(Meadow& meadow) : meadow_(meadow) {}
  ~MeadowDiscovery() override { withdraw(); }

  tl::expected<void, session::NearbyTrouble> announce(std::uint16_t port) override {
    if (meadow_.trouble) return tl::unexpected(*meadow_.trouble);
    withdraw();
    port_ = port;
    meadow_.all.push_back({"127.0.0.1", port, 0});
    return {};
  }
  void withdraw() override {
    if (port_ != 0) meadow_.remove(port_);
    port_ = 0;
  }
  tl::expected<std::vector<session::Neighbour>, session::NearbyTrouble> look(const base::IsCancelled&) override {
    if (meadow_.trouble) return tl::unexpected(*meadow_.trouble);
    std::vector<session::Neighbour> others = meadow_.all;
    std::erase_if(others, [&](const session::Neighbour& each) { return each.port == port_; });
    return others;
  }

 private:
  Meadow& meadow_;
  std::uint16_t port_ = 0;
};

inline std::unique_ptr<session::NeighbourPort> port_on(Meadow& meadow, neighbours::PortOptions options = {}) {
  options.loopback = neighbours::Loopback::is_near;
  return neighbours::make_neighbour_port(std::make_unique<MeadowDiscovery>(meadow), options);
}

}  // namespace support
