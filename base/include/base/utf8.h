// UTF-8 one code point at a time. What a reader takes for a letter may be several; that is the shaper's to say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Bytes of the well-formed code point that `text` begins with; 0 when it begins with none or is empty.
std::size_t code_point_bytes(std::string_view text);
std::size_t count_code_points(std::string_view text);  // of well-formed text
// The last place at or before `at` where a code point begins; the end of the text counts as one.
std::size_t code_point_start(std::string_view text, std::size_t at);

// A name that somebody else chose, as one line that turns nothing round: what is not well-formed, ends a line or changes the
// direction of what follows is drawn as U+FFFD.
std::string as_one_line(std::string_view text);

}  // namespace base
