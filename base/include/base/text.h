// Small text and byte work that the standard library lacks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace base {

bool is_utf8(std::string_view text);  // rejects overlong forms, surrogates and anything past U+10FFFF
std::vector<std::string> split(std::string_view text, char separator);
bool holds(const std::vector<std::string>& list, std::string_view text);
std::string_view trim(std::string_view text);

std::string to_hex(const unsigned char* bytes, std::size_t count);
std::string to_hex(const Bytes& bytes);
std::optional<Bytes> from_hex(std::string_view hex);

// Lower-case letters, digits, '-' and '_', starting with a letter or digit, at most 64 characters:
// what ids in lessons, instruments and packs may look like.
bool is_plain_id(std::string_view text);

}  // namespace base
