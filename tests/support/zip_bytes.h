// A ZIP put together byte by byte, so that a test can make every field say what it must not. What a
// test leaves alone is right: a sound ZIP of stored entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

inline void append(std::string& bytes, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
}

inline void overwrite(std::string& bytes, std::size_t offset, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) bytes[offset + i] = static_cast<char>((value >> (8 * i)) & 0xFF);
}

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

// Deflate without compression: one final stored block, at most 65,535 bytes.
inline std::string deflate(std::string_view content) {
  std::string bytes(1, '\1');
  append(bytes, content.size(), 2);
  append(bytes, ~content.size() & 0xFFFF, 2);
  return bytes.append(content);
}

struct ZipItem {
  std::string name;
  std::string packed;                     // the bytes as they lie in the file
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::optional<std::uint64_t> size;      // unpacked; that of `packed` when left out
  std::optional<std::uint32_t> crc;
  std::uint32_t attributes = 0100644U << 16;
  std::string extra;                      // in the directory
  std::string comment;                    // in the directory
  std::string behind;                     // bytes between this entry and the next
  std::function<void(std::string&)> change_local;    // the header in front of the content
  std::function<void(std::string&)> change_central;  // the record in the directory
};

struct ZipEnd {
  std::string front;    // bytes in front of the first entry
  std::string comment;
  std::string behind;   // bytes behind the end
  std::function<void(std::string&)> change_end;
  bool zip64 = false;
  std::function<void(std::string&)> change_zip64;  // record and locator together, 76 bytes
};

// The fields that both headers have, from "version needed" on.
inline std::string shared_fields(const ZipItem& item) {
  std::string bytes;
  append(bytes, 20, 2);
  append(bytes, item.flags, 2);
  append(bytes, item.method, 2);
  append(bytes, 0, 2);
  append(bytes, 33, 2);
  append(bytes, item.crc.value_or(crc32(item.packed)), 4);
  append(bytes, item.packed.size(), 4);
  append(bytes, item.size.value_or(item.packed.size()), 4);
  append(bytes, item.name.size(), 2);
  return bytes;
}

inline std::string local_header(const ZipItem& item) {
  std::string bytes("PK\3\4", 4);
  bytes += shared_fields(item);
  append(bytes, 0, 2);
  bytes += item.name;
  if (item.change_local) item.change_local(bytes);
  return bytes;
}

inline std::string central_record(const ZipItem& item, std::uint64_t offset) {
  std::string bytes("PK\1\2", 4);
  append(bytes, (3U << 8) | 63, 2);
  bytes += shared_fields(item);
  append(bytes, item.extra.size(), 2);
  append(bytes, item.comment.size(), 2);
  append(bytes, 0, 4);
  append(bytes, item.attributes, 4);
  append(bytes, offset, 4);
  bytes += item.name + item.extra + item.comment;
  if (item.change_central) item.change_central(bytes);
  return bytes;
}

inline std::string zip64_end(std::uint64_t count, std::uint64_t size, std::uint64_t offset) {
  std::string bytes("PK\6\6", 4);
  append(bytes, 44, 8);
  append(bytes, 45, 2);
  append(bytes, 45, 2);
  append(bytes, 0, 8);
  append(bytes, count, 8);
  append(bytes, count, 8);
  append(bytes, size, 8);
  append(bytes, offset, 8);
  bytes += std::string("PK\6\7", 4);
  append(bytes, 0, 4);
  append(bytes, offset + size, 8);
  append(bytes, 1, 4);
  return bytes;
}

inline std::string zip_bytes(const std::vector<ZipItem>& items, const ZipEnd& end = {}) {
  std::string bytes = end.front;
  std::string directory;
  for (const ZipItem& item : items) {
    directory += central_record(item, bytes.size());
    bytes += local_header(item) + item.packed + item.behind;
  }
  const std::uint64_t offset = bytes.size();
  bytes += directory;
  if (end.zip64) {
    std::string wide = zip64_end(items.size(), directory.size(), offset);
    if (end.change_zip64) end.change_zip64(wide);
    bytes += wide;
  }
  std::string last("PK\5\6", 4);
  append(last, 0, 4);
  append(last, end.zip64 ? 0xFFFF : items.size(), 2);
  append(last, end.zip64 ? 0xFFFF : items.size(), 2);
  append(last, end.zip64 ? 0xFFFFFFFF : directory.size(), 4);
  append(last, end.zip64 ? 0xFFFFFFFF : offset, 4);
  append(last, end.comment.size(), 2);
  if (end.change_end) end.change_end(last);
  return bytes + last + end.comment + end.behind;
}

}  // namespace support
