#include "neighbours/near.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>

namespace neighbours {
namespace {

bool is_near(const in_addr& address, Loopback loopback) {
  const std::uint32_t number = ntohl(address.s_addr);
  const auto begins_with = [&](std::uint32_t bits, int count) { return number >> (32 - count) == bits >> (32 - count); };
  if (begins_with(0x7f000000, 8)) return loopback == Loopback::is_near;
  return begins_with(0x0a000000, 8) || begins_with(0xac100000, 12) || begins_with(0xc0a80000, 16) || begins_with(0xa9fe0000, 16);
}

bool is_near(const in6_addr& address, Loopback loopback) {
  if (IN6_IS_ADDR_LOOPBACK(&address)) return loopback == Loopback::is_near;
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    const unsigned char* const bytes = address.s6_addr + 12;
    in_addr inner{};
    inner.s_addr = htonl(std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3]);
    return is_near(inner, loopback);
  }
  return IN6_IS_ADDR_LINKLOCAL(&address) || (address.s6_addr[0] & 0xfeU) == 0xfc;
}

}  // namespace

bool is_near(const sockaddr& address, Loopback loopback) {
  if (address.sa_family == AF_INET) return is_near(reinterpret_cast<const sockaddr_in&>(address).sin_addr, loopback);
  if (address.sa_family == AF_INET6) return is_near(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, loopback);
  return false;
}

bool is_near(const std::string& address, Loopback loopback) {
  in_addr ipv4{};
  if (::inet_pton(AF_INET, address.c_str(), &ipv4) == 1) return is_near(ipv4, loopback);
  in6_addr ipv6{};
  return ::inet_pton(AF_INET6, address.c_str(), &ipv6) == 1 && is_near(ipv6, loopback);
}

}  // namespace neighbours
