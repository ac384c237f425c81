// Any bytes as the marked-up text of a lesson.
#include "content/markup.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto spans = content::parse_markup(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!spans.has_value() && spans.error().message.empty()) __builtin_trap();
  return 0;
}
