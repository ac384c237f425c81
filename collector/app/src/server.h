// The HTTP server around api::Collector: libmicrohttpd with a few threads; who waits for the disk waits in none of them, so that
// as many share one commit as there are, and others are heard meanwhile. Bodies are bounded
// before they are read, and so are what all requests together may hold in memory and how many there are: beyond it
// the answer is 503, before anything was accepted. Ends, finishing what it has begun, with the object.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "api/collector.h"
#include "base/result.h"
#include "open_connections.h"

struct MHD_Daemon;

namespace collector {

struct Address {
  std::string host;  // "127.0.0.1", "::1"
  std::uint16_t port = 0;  // 0: any that is free
};

// "127.0.0.1:8443", "[::1]:0". Fails with invalid_input.
base::Result<Address> parse_address(const std::string& text);

class Server {
 public:
  // Fails with io when the address cannot be listened on.
  static base::Result<std::unique_ptr<Server>> start(const Address& address, api::Collector& collector);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string address() const;  // with the port that is really bound

  api::Collector& collector() { return collector_; }
  std::atomic<std::size_t>& held_bytes() { return held_bytes_; }
  OpenConnections& open_connections() { return open_connections_; }

 private:
  Server(const Address& address, api::Collector& collector) : address_(address), collector_(collector) {}

  Address address_;
  api::Collector& collector_;
  std::atomic<std::size_t> held_bytes_ = 0;
  OpenConnections open_connections_;
  MHD_Daemon* daemon_ = nullptr;
};

}  // namespace collector
