// Any bytes as a film: one that cannot be read always leaves a finding that says why.
#include "content/film.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  content::Findings findings;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto film = content::parse_film(text, "films/any.json", findings);
  if (!film && findings.empty()) __builtin_trap();
  if (film) content::check_film(*film, findings);
  return 0;
}
