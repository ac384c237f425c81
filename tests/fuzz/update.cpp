// An update of a pack, as it lies on a stick.
#include <cstdint>
#include <string_view>

#include "content/update_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  content::Findings findings;
  const auto recipe = content::parse_recipe({reinterpret_cast<const char*>(data), size}, findings);
  if (recipe && content::parse_recipe(content::recipe_json(*recipe), findings) != recipe) __builtin_trap();
  return 0;
}
