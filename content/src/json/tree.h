// A JSON file as a tree, read strictly: UTF-8 without a byte order mark, at most 4 MiB, at most 64
// levels of nesting and 200,000 values, no member twice. It is its own type, not the library's, so that the library's
// header is included once and a manifest of 10,000 entries is read without an allocation a member.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report.h"

namespace content {

inline constexpr std::size_t largest_json = std::size_t{4} << 20;
inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t most_json_values = 200'000;

struct JsonValue {
  enum class Kind { null, boolean, integer, fraction, string, list, object };

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // of an integer, and of what is none
  std::string name;    // when it is a member of an object
  std::string string;  // when it is a string
  std::vector<JsonValue> children;
};

// Nothing when the file cannot be read as JSON; the reason has then been reported.
std::optional<JsonValue> parse_json(std::string_view text, Report& report);

}  // namespace content
