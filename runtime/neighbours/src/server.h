// What neighbours may take, over HTTP: GET /v1/list and GET /v1/HASH, and nothing else. It reads nothing but the head of a request,
// writes nothing anywhere, and answers only who can be of the same network.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

#include "base/result.h"
#include "guests.h"
#include "neighbours/neighbour_port.h"
#include "pace.h"

struct MHD_Daemon;
struct sockaddr;

namespace neighbours {

// A shelf as it is asked for.
struct Shown {
  std::string list;
  std::map<std::string, std::variant<session::PackOnShelf, session::FileOnShelf>, std::less<>> by_hash;
};
Shown shown(session::SharedShelf shelf);

class Server {
 public:
  // On a port that the system chooses. Fails with io.
  static base::Result<std::unique_ptr<Server>> start(const GivingLimits& limits, Loopback loopback);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const { return port_; }
  void show(Shown shown);

  // For the library's threads:
  std::shared_ptr<const Shown> shown_now();
  bool lets_in(const sockaddr& address);
  Guests& guests() { return guests_; }
  Pace& pace() { return pace_; }
  std::chrono::milliseconds longest() const { return limits_.longest; }

 private:
  Server(const GivingLimits& limits, Loopback loopback) : limits_(limits), loopback_(loopback), guests_(limits.longest), pace_(limits.bytes_a_second) {}
  bool listen(unsigned flags);

  const GivingLimits limits_;
  const Loopback loopback_;
  Guests guests_;
  Pace pace_;
  std::mutex mutex_;
  std::shared_ptr<const Shown> shown_ = std::make_shared<Shown>();
  std::uint16_t port_ = 0;
  MHD_Daemon* daemon_ = nullptr;
};

}  // namespace neighbours
