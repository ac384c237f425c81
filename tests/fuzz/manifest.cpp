// Any bytes as a manifest: read or refused, never a crash, and never read without an error to show for a fault.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "content/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  content::Findings findings;
  if (!content::parse_manifest(text, findings) && findings.empty()) __builtin_trap();
  findings.clear();
  if (!content::parse_source_manifest(text, findings) && findings.empty()) __builtin_trap();
  return 0;
}
