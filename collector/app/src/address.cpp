#include <charconv>

#include "server.h"

namespace collector {

base::Result<Address> parse_address(const std::string& text) {
  const auto refuse = [&] {
    return base::fail(base::ErrorCode::invalid_input, text + " is not an address and port such as 127.0.0.1:8443 or [::1]:8443");
  };
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return refuse();
  Address address;
  address.host = text.substr(0, colon);
  const bool bracketed = address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
  if (bracketed) address.host = address.host.substr(1, address.host.size() - 2);
  const bool is_ipv6 = address.host.find(':') != std::string::npos;
  if (address.host.empty() || bracketed != is_ipv6) return refuse();
  const char* begin = text.data() + colon + 1;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(begin, end, address.port);
  if (problem != std::errc() || stop != end) return refuse();
  return address;
}

}  // namespace collector
