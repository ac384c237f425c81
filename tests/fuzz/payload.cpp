// Any bytes as what may leave a kiosk (R4).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evaluation/envelope.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto allowed = evaluation::check_allow_list(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!allowed.has_value() && allowed.error().message.empty()) __builtin_trap();
  return 0;
}
