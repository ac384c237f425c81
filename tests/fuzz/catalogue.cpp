// Any bytes as a compiled translation.
#include "content/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto catalogue = content::parse_catalogue(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!catalogue.has_value() && catalogue.error().message.empty()) __builtin_trap();
  return 0;
}
