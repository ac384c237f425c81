// What is said of a text that is shown. A telephone number, which stands between Unicode's isolates, is said digit by digit
// with a pause between its groups, so that whoever listens can dial it; marks that only lay text out are not said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sound {

struct SaidWords {
  std::string text;
  std::vector<std::size_t> origin;  // of each byte of the text, and of its end, the byte of what is shown
};

SaidWords said_words(std::string_view shown);

}  // namespace sound
