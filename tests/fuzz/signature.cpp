// Any bytes as a minisign signature and as a public key.
#include "content/signature.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto signature = content::parse_signature(text);
  const auto key = content::parse_public_key(text);
  if (!signature.has_value() && signature.error().message.empty()) __builtin_trap();
  if (!key.has_value() && key.error().message.empty()) __builtin_trap();
  return 0;
}
