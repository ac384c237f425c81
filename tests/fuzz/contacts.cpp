// Any bytes as a list of contacts: one that cannot be read always leaves a finding that says why.
#include "content/contacts.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  content::Findings findings;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!content::parse_contacts(text, "contacts/any.json", findings) && findings.empty()) __builtin_trap();
  return 0;
}
