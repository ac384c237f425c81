#include "pack/contents.h"

#include <algorithm>
#include <utility>

#include "content/entry_name.h"
#include "content/hash.h"

namespace content {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::uint64_t largest_read = std::uint64_t{64} << 20;

}  // namespace

std::string_view text_of(const base::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<void> Pack::Contents::stream_stored(const ZipEntry& entry, const TakeBytes& take) const {
  TRY_ASSIGN(std::uint64_t offset, content_offset(file, entry));
  std::vector<char> buffer(std::min<std::uint64_t>(copied_at_once, entry.size));
  for (std::uint64_t left = entry.size; left > 0;) {
    const std::size_t count = std::min<std::uint64_t>(left, buffer.size());
    TRY(file.read(offset, buffer.data(), count));
    take(reinterpret_cast<const unsigned char*>(buffer.data()), count);
    offset += count;
    left -= count;
  }
  return {};
}

Result<void> Pack::Contents::stream(std::size_t position, const TakeBytes& take) const {
  const ZipEntry& entry = directory[position];
  if (entry.compression == Compression::stored) return stream_stored(entry, take);
  TRY(content_offset(file, entry));
  return unpacker.unpack(file, position, entry, take);
}

Result<base::Bytes> Pack::Contents::read_whole(std::size_t position) const {
  const ZipEntry& entry = directory[position];
  if (entry.size > largest_read) {
    return base::fail(ErrorCode::invalid_input, "the entry " + printable(entry.name) + " is too large to be read at once");
  }
  base::Bytes bytes;
  bytes.reserve(entry.size);
  TRY(stream(position, [&](const unsigned char* from, std::size_t count) { bytes.insert(bytes.end(), from, from + count); }));
  return bytes;
}

// Both are walked in the order of names.
Result<void> Pack::Contents::match_entries() {
  const std::size_t first = directory.size() > 1 && directory[1].name == signature_name ? 2 : 1;
  for (std::size_t i = first; i < directory.size(); ++i) positions.push_back(i);
  std::sort(positions.begin(), positions.end(),
            [&](std::size_t a, std::size_t b) { return directory[a].name < directory[b].name; });
  for (std::size_t i = 0; i < std::max(positions.size(), manifest.entries.size()); ++i) {
    const std::string* held = i < positions.size() ? &directory[positions[i]].name : nullptr;
    const std::string* listed = i < manifest.entries.size() ? &manifest.entries[i].path : nullptr;
    if (held != nullptr && (listed == nullptr || *held < *listed)) {
      return refuse_entry(*held, "is not listed in the manifest");
    }
    if (held == nullptr || *listed < *held) return refuse_entry(*listed, "is listed in the manifest and missing");
    const ZipEntry& entry = directory[positions[i]];
    if (entry.size != manifest.entries[i].size) return refuse_entry(*held, "has another size than the manifest says");
    if (held->starts_with("media/") && entry.compression != Compression::stored) {
      return refuse_entry(*held, "is compressed, and media are stored as they are");
    }
  }
  return {};
}

Result<std::size_t> Pack::Contents::index_of(std::string_view path) const {
  const auto& entries = manifest.entries;
  const auto at = std::lower_bound(entries.begin(), entries.end(), path,
                                   [](const Entry& entry, std::string_view wanted) { return entry.path < wanted; });
  if (at == entries.end() || at->path != path) {
    return base::fail(ErrorCode::not_found, "the pack has no entry " + printable(path));
  }
  return static_cast<std::size_t>(at - entries.begin());
}

Result<base::Bytes> Pack::Contents::read_checked(std::size_t index) const {
  TRY_ASSIGN(base::Bytes bytes, read_whole(positions[index]));
  if (hash_of(text_of(bytes)) != manifest.entries[index].blake2b) {
    return refuse_entry(manifest.entries[index].path, "has another hash than the manifest says");
  }
  return bytes;
}

Result<void> Pack::Contents::check_hash(std::size_t index) const {
  Hash hash;
  TRY(stream(positions[index], [&](const unsigned char* bytes, std::size_t count) { hash.add(bytes, count); }));
  if (hash.hex() != manifest.entries[index].blake2b) {
    return refuse_entry(manifest.entries[index].path, "has another hash than the manifest says");
  }
  return {};
}

}  // namespace content
