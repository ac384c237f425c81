// Any bytes as the place where a lesson was left: a damaged disk must not stop the kiosk.
#include "session/bookmark.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto place = session::bookmarked_lesson(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!place.has_value() && place.error().message.empty()) __builtin_trap();
  return 0;
}
