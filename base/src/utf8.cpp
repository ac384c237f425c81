#include "base/utf8.h"

#include <algorithm>

namespace base {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Control characters, the ends of lines and paragraphs, and the marks, embeddings, overrides and isolates of UAX #9.
bool governs_the_line(std::string_view point) {
  if (point.size() == 1) return static_cast<unsigned char>(point[0]) < 0x20 || point[0] == 0x7F;
  if (point.size() == 2) return (point[0] == '\xC2' && static_cast<unsigned char>(point[1]) < 0xA0) || point == "\u061C";
  if (point.size() != 3) return false;
  return (point >= "\u200E" && point <= "\u200F") || (point >= "\u2028" && point <= "\u202E") || (point >= "\u2066" && point <= "\u2069");
}

}  // namespace

// Table 3-7 of the Unicode Standard.
std::size_t code_point_bytes(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t code_point_start(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

std::string as_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t bytes = code_point_bytes(text);
    const std::string_view point = text.substr(0, std::max<std::size_t>(bytes, 1));
    line += bytes == 0 || governs_the_line(point) ? "\uFFFD" : point;
    text.remove_prefix(point.size());
  }
  return line;
}

}  // namespace base
