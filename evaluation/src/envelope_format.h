// The layout of a batch file, docs/formats/batch.md, as numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace evaluation::format {

inline constexpr std::string_view magic = "PARASOLB";
inline constexpr std::uint16_t outer_version = 1;
inline constexpr int major = 1;
inline constexpr int minor = 1;

inline constexpr std::size_t key_id_size = 16;
inline constexpr std::size_t key_id_at = 10;
inline constexpr std::size_t length_at = 26;
inline constexpr std::size_t outer_size = 30;  // magic, version, key id, length
inline constexpr std::size_t hash_size = 32;   // over everything before it
inline constexpr std::size_t seal_size = 48;   // ephemeral key and tag
inline constexpr std::size_t signature_size = 64;
inline constexpr std::size_t overhead = outer_size + seal_size + signature_size + hash_size;

inline constexpr std::size_t smallest = 4096;
inline constexpr std::size_t max_unpacked = std::size_t{4} << 20;
inline constexpr std::string_view signature_context = "parasol-batch-v1";

}  // namespace evaluation::format
