// Any bytes as what a kiosk on the network says it has: read again after it was written, a list is the same.
#include "neighbours/list.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto list = neighbours::parse_list(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!list && list.error().message.empty()) __builtin_trap();
  if (list && neighbours::text_of(*list).size() <= neighbours::max_list_bytes && neighbours::parse_list(neighbours::text_of(*list)) != *list) __builtin_trap();
  return 0;
}
