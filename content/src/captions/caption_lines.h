// The bytes of a WebVTT file as lines of sound UTF-8, as the rules for it say: a byte order mark is passed over, CRLF and CR
// end a line as LF does, NUL and what is no UTF-8 become U+FFFD. Control characters that no letter is drawn for do too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

inline constexpr std::string_view replacement_letter = "\xEF\xBF\xBD";

std::vector<std::string> caption_lines(std::string_view bytes);

inline bool is_caption_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
inline bool is_caption_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace content
