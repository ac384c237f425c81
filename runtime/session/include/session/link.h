// How a kiosk reaches its collector over the network, as whoever installed it said. Kept beside the enrolment; of no
// meaning to a kiosk whose results travel by stick.
#pragma once

#include <string>
#include <vector>

namespace session {

struct Link {
  std::string authorities;        // PEM: who may vouch for the collector's certificate; empty: those of the system
  std::vector<std::string> pins;  // "sha256//…", what its public key may hash to; empty: any key that is vouched for
  std::string proxy;              // its address; empty: what the environment says
  bool is_metered = false;        // each byte costs somebody: by itself the kiosk sends once a week

  friend bool operator==(const Link&, const Link&) = default;
};

}  // namespace session
