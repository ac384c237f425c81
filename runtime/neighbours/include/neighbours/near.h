// Whether an address can only be of the same local network: private and link-local ones. Kiosks are served there and nowhere else.
#pragma once

#include <string>

struct sockaddr;

namespace neighbours {

enum class Loopback { is_far, is_near };  // near in tests alone

bool is_near(const sockaddr& address, Loopback loopback);
// Written as digits; anything else is not near.
bool is_near(const std::string& address, Loopback loopback);

}  // namespace neighbours
