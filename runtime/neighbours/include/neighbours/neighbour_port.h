// Kiosks that meet on a local network: a small HTTP server that only gives, and the questions to those of others. The server listens
// from the first serve() to stop(), on a port that the system chooses. What it gives is exactly what it was told to.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "neighbours/discovery.h"
#include "neighbours/near.h"
#include "session/neighbours.h"

namespace neighbours {

// Of the server, towards whoever comes.
struct GivingLimits {
  unsigned connections = 8;
  unsigned connections_of_one = 3;  // address
  std::size_t head_bytes = std::size_t{8} << 10;
  unsigned idle_s = 10;
  std::chrono::milliseconds longest{std::chrono::minutes(15)};  // a connection; who stays longer goes when another comes
  std::uint64_t bytes_a_second = std::uint64_t{4} << 20;        // of all together
};

// Of what is asked of a neighbour.
struct TakingLimits {
  std::int64_t connect_ms = 5'000;
  std::int64_t list_ms = 20'000;
  std::int64_t file_ms = 60'000;
  std::int64_t pack_ms = 20 * 60'000;
  std::size_t head_bytes = std::size_t{16} << 10;
  long least_bytes_a_second = 1'024;
  long slow_for_s = 20;  // longer than so long slower than that: given up
};

struct PortOptions {
  GivingLimits giving{};
  TakingLimits taking{};
  Loopback loopback = Loopback::is_far;
};

std::unique_ptr<session::NeighbourPort> make_neighbour_port(std::unique_ptr<Discovery> discovery, const PortOptions& options = {});

}  // namespace neighbours
