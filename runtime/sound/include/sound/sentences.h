// Where the sentences of a text are, by the rules of its language; Thai, which does not mark them, is split at spaces. A
// sentence of more than longest_bytes is cut where a word or, failing that, a letter ends, so that no piece takes long.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sound {

struct Sentence {
  std::size_t from = 0;  // bytes; white space around it is left out
  std::size_t to = 0;

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

inline constexpr std::size_t longest_bytes = 600;

std::vector<Sentence> sentences(std::string_view text, std::string_view language);

}  // namespace sound
