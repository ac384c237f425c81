#include "captions/caption_lines.h"

#include "base/utf8.h"

namespace content {
namespace {

bool is_drawn_as_nothing(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !is_caption_space(c)) || byte == 0x7F;
}

}  // namespace

std::vector<std::string> caption_lines(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string> lines(1);
  while (!bytes.empty()) {
    const char c = bytes.front();
    std::size_t length = base::code_point_bytes(bytes);
    if (c == '\n' || c == '\r') {
      length = bytes.starts_with("\r\n") ? 2 : 1;
      lines.emplace_back();
    } else if (length == 0 || is_drawn_as_nothing(c)) {
      length = 1;
      lines.back() += replacement_letter;
    } else {
      lines.back() += bytes.substr(0, length);
    }
    bytes.remove_prefix(length);
  }
  if (lines.back().empty()) lines.pop_back();  // the last line was ended
  return lines;
}

}  // namespace content
