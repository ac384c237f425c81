// The keys of a block's texts, and of what its pictures show, in the order translators meet them.
#pragma once

#include <string>
#include <vector>

#include "base/types.h"
#include "content/lesson_parts.h"

namespace support {

template <typename Block>
std::vector<std::string> keys_of(const Block& block) {
  std::vector<std::string> keys;
  parts(block, base::Overload{[&](const content::Text& text) { keys.push_back(text.key); },
                              [&](const content::Picture& picture) { keys.push_back(picture.alt.key); }});
  return keys;
}

}  // namespace support
