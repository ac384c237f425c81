#include "neighbours/near.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "support/catch.h"

using neighbours::is_near;
using neighbours::Loopback;

TEST_CASE("only private and link-local addresses are near") {
  for (const char* near : {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.3.4", "fe80::1", "febf::1", "fc00::1", "fdff::9", "::ffff:192.168.1.1"}) {
    INFO(near);
    CHECK(is_near(std::string(near), Loopback::is_far));
  }
  for (const char* far : {"8.8.8.8", "11.0.0.1", "172.15.255.255", "172.32.0.1", "192.169.0.1", "169.255.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.251", "2001:db8::1", "fec0::1", "ff02::fb", "::", "::ffff:8.8.8.8"}) {
    INFO(far);
    CHECK_FALSE(is_near(std::string(far), Loopback::is_near));
  }
}

TEST_CASE("this machine itself is near in tests alone") {
  for (const char* self : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) {
    INFO(self);
    CHECK_FALSE(is_near(std::string(self), Loopback::is_far));
    CHECK(is_near(std::string(self), Loopback::is_near));
  }
}

TEST_CASE("a name of a host and an address that is none are not near") {
  for (const char* none : {"", "localhost", "kiosk.local", "10.0.0", "10.0.0.1:80", "192.168.1.1/24", "0x0a000001", "fe80::1%eth0", "[fe80::1]"}) {
    INFO(none);
    CHECK_FALSE(is_near(std::string(none), Loopback::is_near));
  }
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK_FALSE(is_near(other, Loopback::is_near));
}
